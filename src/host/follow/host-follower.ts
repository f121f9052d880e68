import { isDeepStrictEqual } from 'node:util';
import type { Environment } from '../../options/index.js';
import { type LoadedHostConfig, loadHostConfig } from '../config/index.js';
import type { HostChanges } from '../registry/index.js';
import { resolveHostConfig } from '../resolve-host-config.js';
import type { WecomHost } from '../wecom-host.js';
import { FileWatch } from './file-watch.js';

export interface FollowOptions {
  /** Where references in the file come from, read anew each time; `process.env`. */
  readonly environment?: () => Environment;
}

/**
 * Keeps the apps of a host as its config file has them. A file that cannot be read, or holds something wrong, changes
 * nothing; why, stands in the log.
 *
 * @example
 * const config = await loadHostConfig('wecom.config.json');
 * const host = new WecomHost(config);
 * await host.listen();
 * const follower = new HostFollower(host, config);
 * follower.watch();
 * process.on('SIGHUP', () => follower.reload());
 */
export class HostFollower {
  readonly #host: WecomHost;
  readonly #environment: () => Environment;
  readonly #watch: FileWatch;
  #config: LoadedHostConfig;
  #isWatching = false;
  #underWay: Promise<HostChanges | undefined> | undefined;
  #next: Promise<HostChanges | undefined> | undefined;

  /** @param config what the host was made from */
  constructor(host: WecomHost, config: LoadedHostConfig, { environment = () => process.env }: FollowOptions = {}) {
    this.#host = host;
    this.#config = config;
    this.#environment = environment;
    this.#watch = new FileWatch(host.config.clock, () => void this.reload());
    this.#warn(config);
  }

  /** From now on, reloads when the file changes, or a module it names. */
  watch(): void {
    this.#isWatching = true;
    const { logger } = this.#host.config;
    this.#watch.start(this.#config.files, (error) => {
      logger.warn({ err: error }, 'the config cannot be watched; it is read anew on SIGHUP only');
    });
  }

  /**
   * Reads the file now and changes the apps that it says otherwise of. Never rejects.
   *
   * @returns what has changed; `undefined` when all stays as it was because something is wrong
   */
  reload(): Promise<HostChanges | undefined> {
    if (this.#next !== undefined) return this.#next;
    if (this.#underWay === undefined) return this.#begin();
    // What was asked for after reading began must be read as well, but once is enough.
    this.#next = this.#underWay.then(() => this.#begin());
    return this.#next;
  }

  /** Watches no longer. */
  stop(): void {
    this.#isWatching = false;
    this.#watch.stop();
  }

  #begin(): Promise<HostChanges | undefined> {
    this.#next = undefined;
    this.#underWay = this.#read().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  async #read(): Promise<HostChanges | undefined> {
    const { logger } = this.#host.config;
    const { file } = this.#config;
    try {
      const config = await loadHostConfig(file, { environment: this.#environment() });
      const changes = this.#host.update(config.apps, resolveHostConfig(config).apiKeys);
      this.#warn(config);
      this.#tellOfRestart(config);
      this.#config = config;
      logger.info({ file, ...changes }, 'the config was read anew');
      if (this.#isWatching) this.watch();
      return changes;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      logger.error({ file, reason }, 'the config was not taken over; everything goes on as before');
      return undefined;
    }
  }

  #warn({ file, warnings }: LoadedHostConfig): void {
    for (const warning of warnings) this.#host.config.logger.warn({ file, warning }, 'a setting has no effect');
  }

  /** What belongs to no app is settled when the host starts. */
  #tellOfRestart(config: LoadedHostConfig): void {
    const [before, now] = [settled(this.#config), settled(config)];
    const names = new Set([...Object.keys(before), ...Object.keys(now)]);
    const settings = [...names].filter((name) => !isDeepStrictEqual(before[name], now[name]));
    if (settings.length > 0) this.#host.config.logger.warn({ settings }, 'these settings count after a restart');
  }
}

/** What a host cannot change while it runs. */
function settled(config: LoadedHostConfig): Readonly<Record<string, unknown>> {
  const { apps, apiKeys, environment, file, files, warnings, logger, observer, tracer, ...rest } = config;
  return rest;
}
