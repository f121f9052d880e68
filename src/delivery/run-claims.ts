import type { Clock } from '../clock/index.js';
import { StoreError } from '../errors/index.js';
import type { DeliveryOptions } from './delivery-options.js';
import { type Claim, SharedRuns } from './shared-runs.js';

/** A store that does not answer for so long, in milliseconds, is taken for away. */
const PATIENCE = 2_000;

/** Which process runs a callback's handler. Where processes share nothing, it is always this one. */
export class RunClaims {
  /** Absent where nothing outlives the process. */
  readonly shared: SharedRuns | undefined;
  readonly #options: DeliveryOptions;
  #isStoreAway = false;

  constructor(options: DeliveryOptions) {
    const { settings, backend, app } = options;
    const { clock, dedupRetention } = settings;
    this.#options = options;
    this.shared = backend.isDurable ? new SharedRuns(backend.store, clock, app, dedupRetention) : undefined;
  }

  get areShared(): boolean {
    return this.shared !== undefined;
  }

  /**
   * Claims a callback because a try came. Never rejects: a store that is away must not keep anybody waiting, and this
   * process then knows only its own tries.
   */
  async claim(key: string): Promise<Claim> {
    const { clock, logger } = this.#options.settings;
    if (this.shared === undefined) return { kind: 'mine' };
    try {
      const claim = await withPatience(clock, this.shared.claim(key));
      if (this.#isStoreAway) logger.info({}, 'the store is back: tries are told apart across processes again');
      this.#isStoreAway = false;
      return claim;
    } catch (error) {
      const message = 'the store is away: callbacks are answered, but tries are told apart in this process only';
      if (!this.#isStoreAway) logger.warn({ err: error }, message);
      this.#isStoreAway = true;
      return { kind: 'mine' };
    }
  }

  /** Claims a callback that turned up in the outbox. @throws StoreError */
  async takeOver(key: string): Promise<Claim> {
    return (await this.shared?.takeOver(key)) ?? { kind: 'mine' };
  }

  /** Whether this process is still the one to answer. @throws StoreError */
  async isMine(key: string): Promise<boolean> {
    return (await this.shared?.isMine(key)) ?? true;
  }

  async close(): Promise<void> {
    await this.shared?.close();
  }
}

function withPatience<Result>(clock: Clock, task: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(
      () => reject(new StoreError('store_unavailable', `The store has not answered for ${PATIENCE} ms.`)),
      PATIENCE,
    );
    task.then(resolve, reject).finally(() => timer.cancel());
  });
}
