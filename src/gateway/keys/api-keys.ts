import { createHash, timingSafeEqual } from 'node:crypto';
import { SendGovernor, type SendGovernorOptions } from '../../api/governor/index.js';
import { systemClock } from '../../clock/index.js';
import { ApiKey } from './api-key.js';
import type { ApiKeyOptions } from './api-key-options.js';
import { checkApiKeys } from './check-api-keys.js';

/** The longest key that is looked at; ours have 47 characters. */
const MAX_KEY_LENGTH = 512;

/** Where the counts of keys are kept, where time comes from, and what the keys are called. */
export interface ApiKeysSettings extends Partial<SendGovernorOptions> {
  /** What the list is called where it is set, to name what is wrong in it: an option or a variable; `keys`. */
  readonly option?: string;
}

interface KnownKey {
  readonly digest: Buffer;
  readonly key: ApiKey;
}

/** The keys (API 密钥) that programs call the gateways with: several, each with a name and grants of its own. */
export class ApiKeys {
  readonly #known: readonly KnownKey[];
  readonly #governor: SendGovernor;

  /**
   * @param settings memory and the machine's clock by default; give `createLimiter` of a shared store, so that a key has
   * one budget in all processes
   * @throws {ConfigError} naming every key that is wrong
   */
  constructor(
    keys: readonly ApiKeyOptions[] = [],
    { clock = systemClock, createLimiter, option = 'keys' }: ApiKeysSettings = {},
  ) {
    checkApiKeys(keys, option);
    this.#known = keys.map(({ hash, ...grants }) => ({ digest: Buffer.from(hash, 'hex'), key: new ApiKey(grants) }));
    this.#governor = new SendGovernor({ clock, createLimiter });
  }

  /** True when no key is configured: the gateways then serve this machine only. */
  get isEmpty(): boolean {
    return this.#known.length === 0;
  }

  /** The names of the keys, in the order they were given. */
  get names(): readonly string[] {
    return this.#known.map(({ key }) => key.name);
  }

  /** Finds the key that a caller presents. It takes as long for a wrong one as for a right one. */
  authenticate(presented: string): ApiKey | undefined {
    if (presented.length > MAX_KEY_LENGTH) return undefined;
    const digest = createHash('sha256').update(presented).digest();
    let found: ApiKey | undefined;
    for (const known of this.#known) if (timingSafeEqual(known.digest, digest)) found = known.key;
    return found;
  }

  /**
   * Counts a request against the limit of its key.
   * @throws {RateLimitError} when the limit is used up
   * @throws {StoreError} when the counts are in a store that cannot be reached
   */
  async count(key: ApiKey): Promise<void> {
    const demand = { rule: key.rateRule, key: key.name, points: 1 };
    await this.#governor.admit([demand], { maxWait: 0 });
  }
}
