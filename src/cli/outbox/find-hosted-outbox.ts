import { resolve } from 'node:path';
import { appName } from '../../app/index.js';
import { type HostedAppOptions, loadHostConfig } from '../../host/index.js';
import type { Environment } from '../../options/index.js';
import { usageError } from '../cli-error.js';
import type { Shell } from '../shell.js';
import type { OutboxOptions } from './outbox-options.js';
import type { OutboxSettings } from './outbox-settings.js';

/**
 * Finds the outbox of one app of a host.
 *
 * @throws CliError when the app is not named, or not there
 * @throws ConfigError naming everything that is wrong with the config file
 */
export async function findHostedOutbox(
  shell: Shell,
  environment: Environment,
  file: string,
  { app }: OutboxOptions,
): Promise<OutboxSettings> {
  const { apps, store } = await loadHostConfig(resolve(shell.folder, file), { environment });
  if (apps.length === 0) throw usageError(`${file} has no apps, and so no outbox`);
  const byName = new Map(apps.map((settings) => [settings.name ?? outboxOf(settings), outboxOf(settings)]));
  const name = byName.get(app ?? (byName.size === 1 ? [...byName.keys()].join() : ''));
  if (name === undefined) throw usageError(`--app must be one of ${[...byName.keys()].join(', ')}`);
  return { name, store: store ?? (environment.WECOM_APP_STORE || 'memory:') };
}

/** The settings have been checked already. */
function outboxOf({ corpId = '', agentId, encodingAESKey = '' }: HostedAppOptions): string {
  return appName({ corpId, agentId, encodingAESKey });
}
