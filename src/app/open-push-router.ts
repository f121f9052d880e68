import type { PushRouter, PushRouterOptions } from '../gateway/push/index.js';
import type { AppConfig } from '../options/index.js';
import type { AppCore } from './app-core.js';

/** Settings of `app.pushRouter()`: who may call, by what robots, and, for a second one, a name of its own. */
export type AppPushOptions = Pick<PushRouterOptions, 'githubHooks' | 'keys' | 'robots' | 'concurrency' | 'name'>;

/** The push gateway of one app, on the app's own store. What it takes is loaded only for those who want it. */
export async function openPushRouter(
  core: AppCore,
  apps: PushRouterOptions['apps'],
  options: AppPushOptions,
  { clock, logger }: Pick<AppConfig, 'clock' | 'logger'>,
): Promise<PushRouter> {
  const { pushRouter } = await import('../gateway/push/index.js');
  return pushRouter({ name: core.name, ...options, apps, backend: core.backend, clock, logger });
}
