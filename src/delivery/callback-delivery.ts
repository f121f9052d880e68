import { sleep, systemClock } from '../clock/index.js';
import type { CallbackContext, CallbackResult, Deliverer, ReceivedCallback } from '../dispatch/index.js';
import { CallbackError } from '../errors/index.js';
import { assertCanSend } from './assert-can-send.js';
import { atMost } from './at-most.js';
import { callbackKey } from './callback-key.js';
import { CallbackRun } from './callback-run.js';
import { RETRY_SPAN } from './deadline-ladder.js';
import type { DeliveryOptions } from './delivery-options.js';
import { DeliveryOutbox } from './delivery-outbox.js';
import { HandlerExecutor } from './handler-executor.js';
import { LeftoverCount } from './leftover.js';
import { RunClaims } from './run-claims.js';
import { RunMemory } from './run-memory.js';
import { RunRecords } from './run-records.js';
import { WorkRedoer } from './work-redoer.js';

/** How many callbacks are remembered at most, to give late tries the same answer. */
const REMEMBERED = 50_000;
/** How often a callback that another process runs is looked at, in milliseconds. */
const LOOK_AGAIN = 100;
/** The same while no try waits for it. */
const LOOK_SELDOM = 1_000;
/** How often closing looks whether all is quiet, in milliseconds. */
const LOOK_SOON = 20;
/** How long closing may take after its grace, to leave to the outbox what is not finished, and again for the rest. */
const LAST_MOMENTS = 1_500;

/**
 * Sees to it that each callback is handled once and answered once: tells tries of the same callback from new ones,
 * runs the handler in its turn, and lets the answer take the road that is open.
 */
export class CallbackDelivery implements Deliverer {
  readonly #options: DeliveryOptions;
  readonly #executor: HandlerExecutor;
  readonly #memory: RunMemory;
  readonly #claims: RunClaims;
  readonly #outbox: DeliveryOutbox;
  readonly #records: RunRecords;
  #isClosed = false;

  constructor(options: DeliveryOptions) {
    const { clock, dedupRetention } = options.settings;
    this.#options = options;
    this.#executor = new HandlerExecutor(options);
    this.#memory = new RunMemory(clock, dedupRetention, REMEMBERED);
    this.#claims = new RunClaims(options);
    this.#records = new RunRecords(options, this.#memory, this.#claims.shared);
    const redoer = this.#redoer();
    this.#outbox = new DeliveryOutbox(options, (job) => void redoer.redo(job));
  }

  /** Begins to do what an earlier process has left. */
  start(): void {
    this.#outbox.start();
  }

  /**
   * Goes on where `before`, a delivery of the same app with other settings or handlers, leaves off: tries of callbacks
   * that it has taken are answered by it.
   */
  takeOver(before: CallbackDelivery): void {
    this.#memory.include(before.#memory);
  }

  deliver({ ctx, xml }: ReceivedCallback): CallbackResult | Promise<CallbackResult> {
    const { dedupKey, logger } = this.#options.settings;
    const key = callbackKey(ctx, xml, dedupKey, logger);
    const known = this.#memory.get(key);
    if (known !== undefined) return known.join(ctx);
    if (this.#isClosed || this.#executor.isFull) throw this.#busy();
    const run = this.#open(ctx, xml, key);
    if (!this.#claims.areShared) return run.start(() => this.#executor.execute(ctx)) ?? run.join(ctx);
    const answer = run.join(ctx);
    void this.#claimAndStart(run);
    return answer;
  }

  /**
   * Ends within about `grace` milliseconds: handlers under way may finish and what is owed may be sent; what is left
   * stays in the outbox.
   */
  async close(grace: number): Promise<void> {
    // The machine's time, as it is for connections.
    await atMost(systemClock, grace, async (over) => {
      await this.#outbox.stop();
      await this.#quiet(over);
    });
    this.#isClosed = true;
    this.#executor.close();
    const runs = this.#memory.underWay();
    const leftovers = new LeftoverCount();
    const { backend, settings } = this.#options;
    // One that was not made for this app lives on.
    const isKept = backend.isDurable || typeof settings.store !== 'string';
    let unsent = 0;
    await atMost(systemClock, LAST_MOMENTS, () =>
      Promise.all(runs.map(async (run) => leftovers.note(await run.abandon()))),
    );
    await atMost(systemClock, LAST_MOMENTS, async () => {
      await this.#outbox.close();
      if (!isKept) unsent = await this.#outbox.unsent();
      await this.#records.written();
      await this.#claims.close();
    });
    this.#outbox.letGo();
    leftovers.tell(settings.logger, runs.length, unsent, isKept);
  }

  #redoer(): WorkRedoer {
    const executor = this.#executor;
    return new WorkRedoer(this.#options, {
      get isFull() {
        return executor.isFull;
      },
      known: (key) => this.#memory.get(key),
      open: (ctx, xml, key) => this.#open(ctx, xml, key),
      takeOver: (key) => this.#claims.takeOver(key),
      begin: (run) => {
        run.resume();
        run.start(() => executor.execute(run.ctx));
      },
      leave: (run) => (run.isAwaited ? void this.#claimAndStart(run) : this.#memory.delete(run.key)),
      send: (answer) => this.#outbox.send(answer),
    });
  }

  #open(ctx: CallbackContext, xml: string, key: string): CallbackRun {
    const { settings, canSend, backend } = this.#options;
    const run: CallbackRun = new CallbackRun(key, ctx, {
      settings,
      canSend: ctx.isFromMember && canSend(ctx.agentId),
      isDurable: backend.isDurable,
      openOwed: () =>
        this.#outbox.open({
          ctx,
          xml,
          name: key,
          receivedAt: run.startedAt,
          assertCanSend: () => assertCanSend(this.#options, ctx.agentId),
          isOurs: () => this.#claims.isMine(key),
        }),
      report: this.#records,
    });
    this.#memory.set(key, run);
    return run;
  }

  async #claimAndStart(run: CallbackRun): Promise<void> {
    // Callbacks of one member are handled in the order in which they came, not in that of the store's answers.
    let turn: ReturnType<HandlerExecutor['reserve']> | undefined = this.#executor.reserve(run.ctx);
    for (;;) {
      const claim = await this.#claims.claim(run.key);
      if (claim.kind === 'mine') {
        const place = turn;
        run.start(() => (place === undefined ? this.#executor.execute(run.ctx) : place.handle()));
        return;
      }
      turn?.leave();
      turn = undefined;
      if (claim.kind === 'answered') {
        run.endAs(claim.answer);
        // There may be more to come of it, and the next try asks again.
        if (!claim.isOver) this.#memory.delete(run.key);
        return;
      }
      if (run.isOver) return;
      const { clock } = this.#options.settings;
      // That process may have died, and this try may have been the last: it is given up when no other can come.
      if (!run.isAwaited && clock.now() - run.startedAt > RETRY_SPAN) return this.#memory.delete(run.key);
      await sleep(clock, run.isAwaited ? LOOK_AGAIN : LOOK_SELDOM);
    }
  }

  /** Resolves when no handler runs and nothing is being sent. */
  async #quiet(over: AbortSignal): Promise<void> {
    const isBusy = (): boolean => this.#memory.underWay().some((run) => run.isBusy);
    while (!over.aborted) {
      if (!isBusy()) {
        await this.#outbox.idle();
        if (!isBusy()) return;
      }
      await sleep(systemClock, LOOK_SOON, over);
    }
  }

  #busy(): CallbackError {
    if (this.#isClosed) return new CallbackError('busy', 'the app is shutting down', { hint: 'WeCom tries again' });
    return new CallbackError('busy', 'too many callbacks are waiting for their turn', {
      hint: 'WeCom tries again; raise maxConcurrency (WECOM_APP_MAX_CONCURRENCY) or queueLimit (WECOM_APP_QUEUE_LIMIT) if this goes on',
    });
  }
}
