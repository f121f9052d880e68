import type { Logger } from '../../logger/index.js';
import type { TokenStore } from '../../store/index.js';
import { redact } from '../caller/index.js';
import { type HeldCredential, parseCredential, serializeCredential } from './credential.js';

/** Its holder prolongs it, so this is only what the death of a holder costs the others. */
const LOCK_TTL = 10_000;

/** One entry of a token store, whose failures cost a warning and never a call. */
export class CredentialStore {
  readonly #store: TokenStore;
  readonly #key: string;
  readonly #logger: Logger;
  readonly #secrets: readonly string[];

  /** @param secrets what no line may hold, besides the credential itself */
  constructor(store: TokenStore, key: string, logger: Logger, secrets: readonly string[]) {
    this.#store = store;
    this.#key = key;
    this.#logger = logger;
    this.#secrets = secrets;
  }

  async read(): Promise<HeldCredential | undefined> {
    try {
      return parseCredential(await this.#store.get(this.#key));
    } catch (error) {
      this.#warn(error, 'the token store cannot be read');
      return undefined;
    }
  }

  async write(held: HeldCredential, now: number): Promise<void> {
    try {
      await this.#store.set(this.#key, serializeCredential(held), held.expiresAt - now);
    } catch (error) {
      this.#warn(error, 'the token store cannot be written', held.value);
    }
  }

  /** Runs `task` under the store's lock, or without one when there is none or it cannot be had. */
  async locked<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#store.withLock === undefined) return task();
    let run: Promise<Result> | undefined;
    try {
      await this.#store.withLock(`${this.#key}:lock`, LOCK_TTL, async () => {
        run = task();
        // What the task throws is not the lock's failure.
        await run.catch(() => undefined);
      });
    } catch (error) {
      this.#warn(error, 'the token store cannot lock');
    }
    return run ?? task();
  }

  #warn(error: unknown, message: string, credential = ''): void {
    // A store may put its own address, with the password in it, or what it was to keep into its errors.
    const secrets = [...this.#secrets, credential];
    this.#logger.warn({ reason: error instanceof Error ? redact(error.message, secrets) : undefined }, message);
  }
}
