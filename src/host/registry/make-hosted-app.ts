import { ConfigError } from '../../errors/index.js';
import { combineObservers } from '../../observe/index.js';
import { applyHandlers, appType } from '../types/index.js';
import { type AppEntry, appOptions } from './app-parts.js';
import { HostedApp } from './hosted-app.js';
import type { RegistryOptions } from './registry-options.js';
import { ofApp } from './resolve-apps.js';

/**
 * Makes an app and gives it its handlers.
 *
 * @param at says where an option of it was set
 * @throws ConfigError when a setting cannot be used, or what registers the handlers throws
 */
export function makeHostedApp(
  entry: AppEntry,
  { shared, metrics }: RegistryOptions,
  at: (option: string) => string,
): HostedApp {
  const { name, definition, config } = entry;
  const { logger, observer } = shared.config;
  const observers = combineObservers([config.observer, observer, metrics?.observer(name)], logger);
  try {
    const app = new HostedApp(name, definition, appOptions(definition, shared, observers));
    giveHandlers(app, entry);
    return app;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const problems = error.problems.map((problem) => ofApp(problem, at));
    // What it says is said here; what a handler of the author's threw is not.
    throw new ConfigError(problems, error.cause === undefined ? {} : { cause: error.cause });
  }
}

function giveHandlers(app: HostedApp, { definition: { type, handlers, options = {} } }: AppEntry): void {
  const given = type === undefined ? handlers : appType(type);
  try {
    if (given !== undefined) applyHandlers(app, given, options);
  } catch (error) {
    void app.retire(0);
    if (error instanceof ConfigError) throw error;
    // The author's own code has thrown.
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError([{ option: 'handlers', message: `threw: ${reason}` }], { cause: error });
  }
}
