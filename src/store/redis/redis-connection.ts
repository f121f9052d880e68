import type { Redis } from 'ioredis';
import { type Clock, systemClock } from '../../clock/index.js';
import { StoreError } from '../../errors/index.js';
import type { Logger } from '../../logger/index.js';
import { loadPeer } from '../load-peer.js';
import { adviseOnSettings } from './advise-on-settings.js';
import { OUTBOX_SCRIPTS, type RedisClient, STORE_SCRIPTS } from './redis-scripts.js';
import { isReply, reasonOf, storeUnavailable } from './store-unavailable.js';

/** What is sent must be answered within so many milliseconds: a callback has no more than five seconds. */
const COMMAND_TIME = 1_000;
const CONNECT_TIME = 2_000;
/** A connection that stays silent for so long while something is asked of it is given up. */
const SILENCE = 5_000;
const MAX_RECONNECT_DELAY = 2_000;

/**
 * The one connection of a process to Redis, made when it is first used. While Redis is away every command fails at
 * once, and none is kept for later; the connection comes back by itself.
 */
export class RedisConnection {
  readonly #url: string;
  readonly #name: string;
  readonly #clock: Clock;
  readonly #logger: Logger;
  /** What takes back the commands whose outcome is unknown. */
  readonly #unsure: ((client: RedisClient) => Promise<unknown>)[] = [];
  #client: RedisClient | undefined;
  #firstAttempt: Promise<void> | undefined;
  #takingBack: Promise<void> | undefined;
  #reason: string | undefined;
  #isAway = false;
  #isClosed = false;

  constructor(url: string, options: { readonly name: string; readonly clock: Clock; readonly logger: Logger }) {
    this.#url = url;
    this.#name = options.name;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /** For libraries that send commands themselves; whether it is connected, `connect` tells. */
  get client(): RedisClient {
    this.#client ??= this.#make();
    return this.#client;
  }

  /**
   * Runs commands. Those that are not answered in time may have been done all the same; `takeBack` undoes them, before
   * anything else, as soon as Redis answers again.
   * @throws StoreError
   */
  async run<Result>(
    commands: (client: RedisClient) => Promise<Result>,
    takeBack?: (client: RedisClient) => Promise<unknown>,
  ): Promise<Result> {
    const client = await this.connect();
    if (this.#unsure.length > 0) await this.#takeBack(client);
    try {
      return await this.#inTime(commands(client), COMMAND_TIME);
    } catch (error) {
      if (takeBack !== undefined && !isReply(error)) this.#unsure.push(takeBack);
      throw this.#toStoreError(error);
    }
  }

  /** Waits for the first connection; later on it fails at once while there is none. @throws StoreError */
  async connect(): Promise<RedisClient> {
    if (this.#isClosed) throw new StoreError('store_closed', 'the store is closed, because the app is shutting down');
    const { client } = this;
    if (client.status === 'wait') {
      this.#firstAttempt = this.#inTime(client.connect(), CONNECT_TIME).finally(() => {
        this.#firstAttempt = undefined;
      });
    }
    try {
      await this.#firstAttempt;
    } catch (error) {
      throw this.#toStoreError(error);
    }
    if (client.status !== 'ready') throw storeUnavailable(this.#reason ?? 'no connection');
    return client;
  }

  /** Waits for what was sent, if Redis answers, and lets go of the connection. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const client = this.#client;
    if (client?.status === 'ready') await this.#inTime(client.quit(), COMMAND_TIME, systemClock).catch(() => {});
    client?.disconnect();
  }

  #make(): RedisClient {
    const { Redis } = loadPeer<typeof import('ioredis')>('ioredis', 'store', 'WECOM_APP_STORE');
    const client = new Redis(this.#url, {
      connectionName: this.#name,
      lazyConnect: true,
      // What failed has not been done: it is neither kept until Redis is back nor sent again then.
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      connectTimeout: CONNECT_TIME,
      socketTimeout: SILENCE,
      disconnectTimeout: 100,
      retryStrategy: (times) => Math.min(25 * 2 ** times, MAX_RECONNECT_DELAY),
      scripts: { ...STORE_SCRIPTS, ...OUTBOX_SCRIPTS },
    });
    this.#watch(client);
    return client as RedisClient;
  }

  /** One line when Redis goes away and one when it is back, however many attempts there are in between. */
  #watch(client: Redis): void {
    client.on('error', (error: unknown) => {
      this.#reason = reasonOf(error) ?? this.#reason;
    });
    client.on('close', () => {
      if (this.#isAway || this.#isClosed) return;
      this.#isAway = true;
      this.#reason ??= 'the connection was closed';
      const fields = { address: new URL(this.#url).host, reason: this.#reason };
      this.#logger.warn(fields, 'Redis is away: nothing can be kept until it is back');
    });
    client.once('ready', () => void adviseOnSettings(client, this.#logger));
    client.on('ready', () => {
      if (this.#isAway) this.#logger.info({}, 'Redis is back');
      this.#isAway = false;
      this.#reason = undefined;
    });
  }

  #takeBack(client: RedisClient): Promise<void> {
    this.#takingBack ??= this.#takeBackAll(client).finally(() => {
      this.#takingBack = undefined;
    });
    return this.#takingBack;
  }

  async #takeBackAll(client: RedisClient): Promise<void> {
    try {
      for (let next = this.#unsure[0]; next !== undefined; next = this.#unsure[0]) {
        // What Redis refuses to take back it would refuse again.
        await this.#inTime(next(client), COMMAND_TIME).catch((error: unknown) => {
          if (!isReply(error)) throw error;
        });
        this.#unsure.shift();
      }
    } catch (error) {
      throw this.#toStoreError(error);
    }
  }

  /** Fails when Redis does not answer in time, and then gives the connection up, with all that waits on it. */
  #inTime<Result>(answer: Promise<Result>, limit: number, clock = this.#clock): Promise<Result> {
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.#reason = `no answer within ${limit} ms`;
        reject(storeUnavailable(this.#reason));
        this.#client?.disconnect(true);
      };
      // Timers come before sockets: a process that was itself busy for so long reads the answer before it gives up.
      let turn: NodeJS.Immediate | undefined;
      const timer = clock.setTimeout(() => {
        turn = setImmediate(giveUp);
      }, limit);
      const settle = (): void => {
        timer.cancel();
        clearImmediate(turn);
      };
      answer.finally(settle).then(resolve, reject);
    });
  }

  #toStoreError(error: unknown): StoreError {
    if (error instanceof StoreError) return error;
    const reason = reasonOf(error);
    // The errors of ioredis carry the command with its values, which are credentials.
    const isForeign = reason !== undefined && !isReply(error) && !(error instanceof Error && 'command' in error);
    return storeUnavailable(reason ?? this.#reason ?? 'no connection', isForeign ? error : undefined);
  }
}
