import type { Clock } from '../clock/index.js';
import type { Logger } from '../logger/index.js';
import type { AddressFilter } from './address-filter.js';
import { AddressList } from './address-list.js';

/** What `CallbackAddresses` works with. */
export interface CallbackAddressesOptions {
  /** Asks WeCom where callbacks come from: `getcallbackip`. */
  readonly fetchList: () => Promise<readonly string[]>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Accepted besides, e.g. a health check or the emulator. */
  readonly others?: AddressFilter | undefined;
}

/** The list changes; the documentation asks to fetch it daily. */
const REFRESH_AFTER_MS = 24 * 60 * 60 * 1000;
const RETRY_AFTER_MS = 60 * 1000;

/**
 * The addresses WeCom sends callbacks from, kept up to date. A request that finds the list old starts a refresh and
 * does not wait for it: no timer runs. When a refresh fails the last good list stays. Until the first list is there
 * everything is accepted, since the signature protects anyway.
 *
 * @see https://developer.work.weixin.qq.com/document/path/92521
 */
export class CallbackAddresses implements AddressFilter {
  readonly #options: CallbackAddressesOptions;
  #list: AddressList | undefined;
  #refreshing: Promise<void> | undefined;
  #refreshAt = 0;
  #hasWarned = false;

  constructor(options: CallbackAddressesOptions) {
    this.#options = options;
  }

  allows(address: string | undefined): boolean {
    const { clock, others } = this.#options;
    if (clock.now() >= this.#refreshAt) void this.refresh();
    if (this.#list !== undefined) return this.#list.allows(address) || others?.allows(address) === true;
    this.#warnOnce();
    return true;
  }

  /** Fetches the list now, e.g. before the first request comes. Never rejects: a failure is logged, and tried again. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#fetch().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #fetch(): Promise<void> {
    const { fetchList, clock, logger } = this.#options;
    try {
      const entries = await fetchList();
      // An entry in a form not known yet would shut out callbacks that are genuine: better no new list at all.
      const list = new AddressList(entries);
      if (entries.length === 0) throw new RangeError('WeCom answered an empty list');
      this.#list = list;
      this.#refreshAt = clock.now() + REFRESH_AFTER_MS;
      logger.debug({ addresses: entries.length }, 'callback addresses refreshed');
    } catch (err) {
      this.#refreshAt = clock.now() + RETRY_AFTER_MS;
      logger.warn({ err, retryInMs: RETRY_AFTER_MS }, `callback addresses not refreshed; ${this.#meanwhile()}`);
    }
  }

  #meanwhile(): string {
    return this.#list === undefined ? 'callbacks from everywhere are accepted' : 'the last list stays in force';
  }

  #warnOnce(): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    this.#options.logger.warn(
      {},
      'callback addresses not known yet; callbacks from everywhere are accepted until then',
    );
  }
}
