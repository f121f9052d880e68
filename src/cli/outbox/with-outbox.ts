import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Outbox, openStore } from '../../store/index.js';
import { usageError } from '../cli-error.js';
import { readEnvironment } from '../read-environment.js';
import type { Shell } from '../shell.js';
import { stderrLogger } from '../stderr-logger.js';
import { findHostedOutbox } from './find-hosted-outbox.js';
import type { OutboxOptions } from './outbox-options.js';
import { type OutboxSettings, readOutboxSettings } from './outbox-settings.js';

const SQLITE = 'sqlite:';

/**
 * Opens the outbox of the app with these settings, and closes it when `task` is over.
 *
 * @throws CliError when the store is one that only the app itself can look into
 * @throws ConfigError when a setting is missing or wrong
 * @throws StoreError when the store cannot be reached
 */
export async function withOutbox<Result>(
  shell: Shell,
  options: OutboxOptions,
  task: (outbox: Outbox) => Promise<Result>,
): Promise<Result> {
  const { name, store } = await findOutbox(shell, options);
  const backend =
    typeof store === 'string' ? openStore(reachable(shell, store), { logger: stderrLogger(shell) }) : store;
  try {
    await backend.open?.();
    return await task(backend.outbox(name));
  } finally {
    await backend.close();
  }
}

async function findOutbox(shell: Shell, options: OutboxOptions): Promise<OutboxSettings> {
  const environment = readEnvironment(shell, options);
  if (options.config !== undefined) return findHostedOutbox(shell, environment, options.config, options);
  if (options.app !== undefined) throw usageError('--app names an app of a config file; name that with --config');
  return readOutboxSettings(environment);
}

/** The setting, with the path of a file that is there. */
function reachable({ folder }: Shell, store: string): string {
  if (store === 'memory:') {
    throw usageError(
      "the store is memory:, which lives in the app's own process and ends with it, so no other program can look " +
        'into its outbox; set WECOM_APP_STORE to sqlite:… or redis://… for the app and for this command',
    );
  }
  if (!store.startsWith(SQLITE)) return store;
  const path = resolve(folder, store.slice(SQLITE.length));
  // Opening it would make an empty one, in which nothing is owed.
  if (!existsSync(path)) {
    throw usageError(
      `WECOM_APP_STORE: there is no ${path}; a relative path counts from the working directory, which must be the app's`,
    );
  }
  return SQLITE + path;
}
