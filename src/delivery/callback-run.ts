import type { CallbackContext, CallbackResult, ReplyRoad } from '../dispatch/index.js';
import { atMost } from './at-most.js';
import { DeadlineLadder, type LadderRun, RETRY_SPAN } from './deadline-ladder.js';
import { earlyAnswer } from './early-answer.js';
import type { Leftover } from './leftover.js';
import type { OwedAnswer } from './owed-answer.js';
import type { ReportedRun } from './reported-run.js';
import type { RunOptions } from './run-options.js';
import { type RoadsRun, RunRoads } from './run-roads.js';
import { RunTimers } from './run-timers.js';
import { RunTries } from './run-tries.js';
import { UnclaimedAnswer } from './unclaimed-answer.js';
import { withRoad } from './with-road.js';

/**
 * `waiting` to hear whether this process may run the handler; `running`; `unclaimed`: the handler has answered and no
 * try is there to carry that; `ending`: what is left of the answer is on its way into the outbox; `over`; `abandoned`.
 */
type RunState = 'waiting' | 'running' | 'unclaimed' | 'ending' | 'over' | 'abandoned';

/** How long an answer may take to be written down before a try carries it, in milliseconds. */
const WRITING_TIME = 300;
/** How long an answer waits, at least, for a try to carry it. */
const CLAIM_SPAN = 6_000;

/**
 * One callback from its first try to its answer: the handler runs once, however many tries come, and its one answer
 * takes the first road that is open.
 */
export class CallbackRun implements LadderRun, ReportedRun, RoadsRun {
  readonly key: string;
  readonly ctx: CallbackContext;
  readonly startedAt: number;
  readonly #options: RunOptions;
  readonly #roads: RunRoads;
  readonly #tries: RunTries;
  readonly #timers: RunTimers;
  #state: RunState = 'waiting';
  #road: ReplyRoad = 'passive';
  #openedOwed: OwedAnswer | undefined;
  #unclaimed: UnclaimedAnswer | undefined;
  /** Settles when the answer of an acknowledged callback is in the outbox. */
  #late: Promise<void> | undefined;

  constructor(key: string, ctx: CallbackContext, options: RunOptions) {
    this.key = key;
    this.ctx = ctx;
    this.#options = options;
    const { clock } = options.settings;
    this.startedAt = clock.now();
    this.#tries = new RunTries(clock);
    this.#timers = new RunTimers(clock, this.startedAt);
    this.#roads = new RunRoads(this);
    ctx.roads = this.#roads;
  }

  get isOver(): boolean {
    return this.#state === 'over' || this.#state === 'abandoned';
  }

  get isAbandoned(): boolean {
    return this.#state === 'abandoned';
  }

  /** Whether closing should wait for it; what waits for a try, or for another process, may wait in vain. */
  get isBusy(): boolean {
    return this.isAwaited || this.#state === 'running' || this.#state === 'ending';
  }

  get isAwaited(): boolean {
    return this.#tries.isAwaited;
  }

  get tryCount(): number {
    return this.#tries.count;
  }

  get hasWay(): boolean {
    return this.#options.canSend || !this.ctx.isFromMember;
  }

  get isAnswered(): boolean {
    return this.#tries.answer !== undefined;
  }

  get isUndecided(): boolean {
    return this.#state === 'running' && !this.isAnswered;
  }

  join(ctx: CallbackContext): CallbackResult | Promise<CallbackResult> {
    if (this.#unclaimed === undefined) return this.#tries.join(ctx);
    const answer = this.#tries.join(ctx);
    this.#carry(this.#unclaimed.result);
    return answer;
  }

  /**
   * Runs the handler, unless this run was abandoned meanwhile.
   *
   * @param execute never rejects
   * @returns for the first try, what the handler answered without waiting for anything; `undefined` when tries `join`
   */
  start(execute: () => CallbackResult | Promise<CallbackResult>): CallbackResult | undefined {
    if (this.#state !== 'waiting') return undefined;
    this.#state = 'running';
    const result = execute();
    if (result instanceof Promise) {
      const { settings, isDurable } = this.#options;
      if (this.isUndecided) new DeadlineLadder(this, this.#timers, settings, isDurable).arm();
      void result.then((settled) => this.#finish(settled));
      return undefined;
    }
    if (this.#tries.count === 0 && !this.isAnswered) {
      this.#tries.note();
      return this.#carry(result, true);
    }
    this.#finish(result);
    return undefined;
  }

  /** Gives every try the answer of the process that ran the handler. */
  endAs(answer: CallbackResult): void {
    if (this.#state !== 'waiting') return;
    this.#tries.settle(answer);
    this.#end(answer, false);
  }

  adopt(): boolean {
    if (this.#state !== 'running' && this.#state !== 'unclaimed') return false;
    this.owed().adopt();
    return true;
  }

  /** For a callback that is in the outbox, held by this process: it counts as acknowledged, its answer is sent. */
  resume(): void {
    this.owed().adopt();
    this.#giveEarly('push', undefined);
  }

  owed(): OwedAnswer {
    this.#openedOwed ??= this.#options.openOwed();
    return this.#openedOwed;
  }

  keep(): Promise<boolean> {
    return this.owed().tryToKeep();
  }

  insure(): void {
    void this.owed().insure();
  }

  acknowledge(road: 'push' | 'defer', notice: string | undefined): void {
    if (this.isUndecided) this.#giveEarly(road, notice);
  }

  drop(): void {
    this.#road = 'drop';
    const answer = { outcome: 'dropped', handler: undefined, road: 'drop', warnings: [] } as const;
    this.#settle(answer);
    this.#options.report.acknowledged(this, answer);
    this.#roads.abort('the deadline has passed, and onDeadline is drop', 'TimeoutError');
  }

  giveUp(): void {
    this.#roads.abort('WeCom has stopped waiting for the reply', 'TimeoutError');
  }

  /** The process ends before the run does: what can be kept is kept for the next process. */
  async abandon(): Promise<Leftover> {
    // With one more attempt to keep it, since none may follow.
    if (this.hasWay) await this.#unclaimed?.push();
    if (this.isOver) return this.#late === undefined ? 'none' : 'kept';
    const { isAwaited } = this;
    const state = this.#state;
    this.#state = 'abandoned';
    this.#leaveRoads();
    this.#roads.abort('the app is shutting down', 'AbortError');
    this.#tries.end();
    if (state === 'waiting') return 'retried';
    // Where a later try finds it.
    if (state === 'unclaimed') return 'kept';
    // A try has carried the answer, or the beginning of it.
    if (state === 'ending' && this.#late === undefined) return this.#tries.answer?.rest === undefined ? 'none' : 'lost';
    if (this.#road !== 'drop' && this.hasWay && (await this.owed().handOver())) return 'kept';
    return isAwaited ? 'retried' : 'lost';
  }

  #finish(result: CallbackResult): void {
    if (this.#state !== 'running') return;
    this.#timers.cancel();
    if (this.isAnswered) this.#late = this.#giveLate(result);
    else if (this.isAwaited || result.reply === undefined) this.#carry(result, this.#tries.isFirstThere);
    else this.#leaveUnclaimed(result);
  }

  #leaveUnclaimed(result: CallbackResult): void {
    const { report, settings } = this.#options;
    this.#state = 'unclaimed';
    this.#unclaimed = new UnclaimedAnswer({
      run: this,
      result,
      report,
      timers: this.#timers,
      hasWay: this.hasWay,
      keep: () => this.keep(),
      carried: () => this.#carry(result),
      send: () => {
        this.#giveEarly('push', undefined);
        this.#late = this.#giveLate(result);
        return this.#late;
      },
      lose: () => {
        this.#settle(result);
        this.#end(result, false);
      },
    });
    if (this.hasWay && settings.onDeadline === 'push') void this.#unclaimed.push();
    else this.#unclaimed.offer(Math.max(RETRY_SPAN, this.#timers.age + CLAIM_SPAN));
  }

  /**
   * The answer goes with a try, or, when there is nothing to say, with the next.
   *
   * @param isTold whether the try's line in the log tells how the handler failed
   */
  #carry(result: CallbackResult, isTold = false): CallbackResult {
    const { canSend, report } = this.#options;
    const road = this.tryCount > 1 ? 'hold' : 'passive';
    const answer = result.xml === undefined ? result : withRoad(result, road);
    const written = report.carried(this, answer, isTold);
    const isKept = this.#openedOwed?.isKept === true;
    const settled = written === undefined || !isKept ? this.#settle(answer) : this.#settleOnceWritten(answer, written);
    const finish = (): Promise<unknown> | undefined =>
      result.rest === undefined || !canSend
        ? this.#openedOwed?.forget()
        : this.owed().finish({ msgType: 'text', content: result.rest });
    const last = settled === undefined ? finish() : settled.then(finish);
    this.#state = 'ending';
    if (last === undefined) this.#end(answer, false);
    else void last.then(() => this.#end(answer, false));
    return answer;
  }

  /** A callback in the outbox is handled again after a crash, unless it is known by then that a try had the answer. */
  async #settleOnceWritten(answer: CallbackResult, written: Promise<void>): Promise<void> {
    this.#leaveRoads();
    await atMost(this.#options.settings.clock, WRITING_TIME, () => written);
    this.#settle(answer);
  }

  /** Every try has been answered already. */
  async #giveLate(result: CallbackResult): Promise<void> {
    this.#state = 'ending';
    const { canSend, report } = this.#options;
    const { reply } = result;
    const isLost = reply !== undefined && (this.#road === 'drop' || !canSend);
    let isOurs = true;
    if (reply !== undefined && !isLost) isOurs = await this.owed().finish(reply, this.#road);
    else await this.#openedOwed?.forget();
    if (this.isOver) return;
    if (!isOurs) {
      this.#state = 'over';
      return report.left(this);
    }
    if (isLost) report.lost(this, result, this.#road);
    else report.finished(this, result, this.#road);
    const outcome = this.#road === 'drop' ? 'dropped' : 'acknowledged';
    this.#end({ outcome, handler: undefined, road: this.#road, warnings: [] }, true);
  }

  #giveEarly(road: 'push' | 'defer', notice: string | undefined): void {
    this.#road = road;
    const answer = earlyAnswer(this.ctx, road, notice, this.#options.settings.clock);
    this.#settle(answer);
    this.#options.report.acknowledged(this, answer);
  }

  /** Gives every try this answer from now on. */
  #settle(answer: CallbackResult): void {
    this.#leaveRoads();
    this.#tries.settle(answer);
  }

  /** The answer has its road: no other is open any more. */
  #leaveRoads(): void {
    this.#unclaimed?.claim();
    this.#unclaimed = undefined;
    this.#timers.cancel();
  }

  /** @param isNews whether the other processes have not been told of the answer */
  #end(answer: CallbackResult, isNews: boolean): void {
    if (this.#state === 'abandoned') return;
    this.#state = 'over';
    this.#options.report.over(this, answer, isNews);
  }
}
