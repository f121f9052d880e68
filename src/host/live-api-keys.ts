import { type ApiKey, type ApiKeyOptions, ApiKeys } from '../gateway/keys/index.js';

type Limits = ConstructorParameters<typeof ApiKeys>[1];

/** Keys that may be exchanged for others while requests are served; the next request counts by the new ones. */
export class LiveApiKeys extends ApiKeys {
  readonly #limits: Limits;
  #current: ApiKeys;

  /** @throws ConfigError naming every key that is wrong */
  constructor(keys: readonly ApiKeyOptions[], limits: Limits) {
    super([], limits);
    this.#limits = limits;
    this.#current = new ApiKeys(keys, limits);
  }

  override get isEmpty(): boolean {
    return this.#current.isEmpty;
  }

  override get names(): readonly string[] {
    return this.#current.names;
  }

  override authenticate(presented: string): ApiKey | undefined {
    return this.#current.authenticate(presented);
  }

  override count(key: ApiKey): Promise<void> {
    return this.#current.count(key);
  }

  /** @throws ConfigError naming every key that is wrong; all stays as it was */
  replace(keys: readonly ApiKeyOptions[]): void {
    this.#current = new ApiKeys(keys, this.#limits);
  }
}
