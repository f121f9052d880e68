import type { Clock } from '../../clock/index.js';
import type { Logger } from '../../logger/index.js';
import { type Credential, type HeldCredential, hold } from './credential.js';
import type { CredentialStore } from './credential-store.js';
import { RenewalBudget } from './renewal-budget.js';

export interface CredentialCacheOptions {
  /** What it is, for log lines, e.g. `access token`. */
  readonly name: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Fetches a new one. `refused` is the one that no longer works, when there is such. */
  readonly fetch: (refused: string | undefined) => Promise<Credential>;
  /** Where it is shared with other processes; absent to keep it in this one. */
  readonly store?: CredentialStore | undefined;
}

/** After an early renewal failed, the old credential serves this long before the next attempt. */
const RETRY_EARLY_RENEWAL = 30_000;

/**
 * Keeps one access token or ticket: fetched when first needed and five minutes before it runs out, by one caller
 * while the others wait for it, and replaced when it is refused, but only if it is still the one being kept.
 */
export class CredentialCache {
  readonly #options: CredentialCacheOptions;
  readonly #budget: RenewalBudget;
  #held: HeldCredential | undefined;
  #renewal: Promise<string> | undefined;

  constructor(options: CredentialCacheOptions) {
    this.#options = options;
    this.#budget = new RenewalBudget(options.clock);
  }

  /** The credential to use now. */
  get(): Promise<string> {
    return isFresh(this.#held, this.#now()) ? Promise.resolve(this.#held.value) : this.#renewOnce(undefined);
  }

  /** The credential to use in place of one that was refused; the same one when no other can be had. */
  async renew(refused: string): Promise<string> {
    if (isFresh(this.#held, this.#now()) && this.#held.value !== refused) return this.#held.value;
    // A renewal that began before the refusal may bring the refused one; one begun for it may not.
    const underWay = await this.#renewal;
    return underWay === undefined || underWay === refused ? this.#renewOnce(refused) : underWay;
  }

  #renewOnce(refused: string | undefined): Promise<string> {
    this.#renewal ??= this.#renewLocked(refused).finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  #renewLocked(refused: string | undefined): Promise<string> {
    const { store } = this.#options;
    return store === undefined ? this.#renew(refused) : store.locked(() => this.#renew(refused));
  }

  async #renew(refused: string | undefined): Promise<string> {
    const stored = await this.#options.store?.read();
    if (isFresh(stored, this.#now()) && stored.value !== refused) {
      this.#held = stored;
      return stored.value;
    }
    const { name, logger } = this.#options;
    if (refused !== undefined && !this.#budget.take()) {
      logger.error({}, `the ${name} is refused again and again; it is not renewed for some minutes`);
      return refused;
    }
    try {
      return await this.#keep(await this.#options.fetch(refused));
    } catch (error) {
      const old = this.#held ?? stored;
      if (old === undefined || old.value === refused || this.#now() >= old.expiresAt) throw error;
      logger.warn({ reason: messageOf(error) }, `the ${name} cannot be renewed yet; the old one still works`);
      this.#held = { ...old, renewAt: this.#now() + RETRY_EARLY_RENEWAL };
      return old.value;
    }
  }

  async #keep(credential: Credential): Promise<string> {
    const { name, logger, store } = this.#options;
    const now = this.#now();
    this.#held = credential.expiresIn > 0 ? hold(credential, now) : undefined;
    if (this.#held !== undefined) await store?.write(this.#held, now);
    logger.debug({ expiresIn: credential.expiresIn }, `fetched a new ${name}`);
    return credential.value;
  }

  #now(): number {
    return this.#options.clock.now();
  }
}

function isFresh(held: HeldCredential | undefined, now: number): held is HeldCredential {
  return held !== undefined && now < held.renewAt;
}

function messageOf(error: unknown): string | undefined {
  return error instanceof Error ? error.message : undefined;
}
