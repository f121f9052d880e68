import { sleep, systemClock } from '../clock/index.js';
import type { CallbackContext, CallbackResult, Deliverer, ReceivedCallback } from '../dispatch/index.js';
import { CallbackError } from '../errors/index.js';
import { callbackKey } from './callback-key.js';
import { CallbackRun } from './callback-run.js';
import type { DeliveryOptions } from './delivery-options.js';
import { DeliveryOutbox } from './delivery-outbox.js';
import { HandlerExecutor } from './handler-executor.js';
import { RunMemory } from './run-memory.js';
import { RunRecords } from './run-records.js';
import { type Claim, SharedRuns } from './shared-runs.js';
import { WorkRedoer } from './work-redoer.js';

/** How many callbacks are remembered at most, to give late tries the same answer. */
const REMEMBERED = 50_000;
/** How often a callback that another process runs is looked at, in milliseconds. */
const LOOK_AGAIN = 100;

/**
 * Sees to it that each callback is handled once and answered once: tells tries of the same callback from new ones,
 * runs the handler in its turn, and lets the answer take the road that is open.
 */
export class CallbackDelivery implements Deliverer {
  readonly #options: DeliveryOptions;
  readonly #executor: HandlerExecutor;
  readonly #memory: RunMemory;
  readonly #shared: SharedRuns | undefined;
  readonly #outbox: DeliveryOutbox;
  readonly #records: RunRecords;
  #isStoreAway = false;

  constructor(options: DeliveryOptions) {
    const { settings, backend, app } = options;
    const { clock, dedupRetention } = settings;
    this.#options = options;
    this.#executor = new HandlerExecutor(options);
    this.#memory = new RunMemory(clock, dedupRetention, REMEMBERED);
    this.#shared = backend.isDurable ? new SharedRuns(backend.store, clock, app, dedupRetention) : undefined;
    this.#records = new RunRecords(options, this.#memory, this.#shared);
    const redoer = new WorkRedoer(options, {
      known: (key) => this.#memory.get(key),
      claim: (key) => this.#claim(key),
      begin: (ctx, xml, key) => this.#beginAgain(ctx, xml, key),
    });
    this.#outbox = new DeliveryOutbox(options, (job) => void redoer.redo(job));
  }

  /** Begins to do what an earlier process has left. */
  start(): void {
    this.#outbox.start();
  }

  deliver({ ctx, xml }: ReceivedCallback): CallbackResult | Promise<CallbackResult> {
    const key = callbackKey(ctx, xml, this.#options.settings.dedupKey);
    const known = this.#memory.get(key);
    if (known !== undefined) return known.join(ctx);
    if (this.#executor.isFull) throw busy();
    const run = this.#open(ctx, xml, key);
    if (this.#shared === undefined) return run.start(() => this.#executor.execute(ctx)) ?? run.join(ctx);
    const answer = run.join(ctx);
    void this.#claimAndStart(run);
    return answer;
  }

  /**
   * Ends within about `grace` milliseconds: handlers under way may finish and what is owed may be sent; what is left
   * stays in the outbox.
   */
  async close(grace: number): Promise<void> {
    await this.#outbox.stop();
    const over = new AbortController();
    // The grace is the machine's time, as it is for connections.
    await Promise.race([this.#quiet(over.signal), sleep(systemClock, grace, over.signal)]).catch(() => undefined);
    over.abort();
    const left = await Promise.all(this.#memory.underWay().map((run) => run.abandon()));
    const kept = this.#options.backend.isDurable ? left.filter((isKept) => isKept).length : 0;
    this.#records.abandoned(kept, left.length - kept);
    await this.#outbox.close();
    await this.#shared?.close();
  }

  #open(ctx: CallbackContext, xml: string, key: string): CallbackRun {
    const { settings, canSend } = this.#options;
    const run: CallbackRun = new CallbackRun(key, ctx, {
      settings,
      canPush: ctx.isFromMember && canSend(ctx.agentId),
      openOwed: () => this.#outbox.open(ctx, key, xml, run.startedAt),
      report: this.#records,
    });
    this.#memory.set(key, run);
    return run;
  }

  #beginAgain(ctx: CallbackContext, xml: string, key: string): void {
    const run = this.#open(ctx, xml, key);
    run.adopt();
    run.resumeAcknowledged();
    run.start(() => this.#executor.execute(ctx));
  }

  async #claimAndStart(run: CallbackRun): Promise<void> {
    for (;;) {
      const claim = await this.#claimOrGoOn(run.key);
      if (claim.kind === 'answered') return run.endAs(claim.answer);
      if (claim.kind === 'mine') {
        run.start(() => this.#executor.execute(run.ctx));
        return;
      }
      // With nobody waiting here, the next try asks again.
      if (!run.isAwaited) return this.#memory.delete(run.key);
      await sleep(this.#options.settings.clock, LOOK_AGAIN);
    }
  }

  /** A store that is away must not keep anybody waiting: this process then knows only its own tries. */
  async #claimOrGoOn(key: string): Promise<Claim> {
    const { logger } = this.#options.settings;
    try {
      const claim = await this.#claim(key);
      if (this.#isStoreAway) logger.info({}, 'the store is back: tries are told apart across processes again');
      this.#isStoreAway = false;
      return claim;
    } catch (error) {
      if (!this.#isStoreAway) {
        logger.warn(
          { err: error },
          'the store is away: callbacks are answered, but tries are told apart in this process only',
        );
      }
      this.#isStoreAway = true;
      return { kind: 'mine' };
    }
  }

  async #claim(key: string): Promise<Claim> {
    return (await this.#shared?.claim(key)) ?? { kind: 'mine' };
  }

  /** Resolves when no handler runs and nothing is being sent. */
  async #quiet(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      if (this.#memory.underWay().length === 0) {
        await this.#outbox.idle();
        if (this.#memory.underWay().length === 0) return;
      }
      await sleep(systemClock, 20, over);
    }
  }
}

function busy(): CallbackError {
  return new CallbackError('busy', 'too many callbacks are waiting for their turn', {
    hint: 'WeCom tries again; raise maxConcurrency (WECOM_APP_MAX_CONCURRENCY) or queueLimit (WECOM_APP_QUEUE_LIMIT) if this goes on',
  });
}
