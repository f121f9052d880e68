import type { CallbackContext, CallbackResult, ContextRoads, ReplyRoad } from '../dispatch/index.js';
import type { Pushable } from '../handlers/index.js';
import { AbortSource } from './abort-source.js';
import { DeadlineLadder, type LadderRun, RETRY_SPAN } from './deadline-ladder.js';
import { earlyAnswer } from './early-answer.js';
import type { Leftover } from './leftover.js';
import type { OwedAnswer } from './owed-answer.js';
import type { ReportedRun } from './reported-run.js';
import type { RunOptions } from './run-options.js';
import { RunTimers } from './run-timers.js';
import { RunTries } from './run-tries.js';
import { UnclaimedAnswer } from './unclaimed-answer.js';

/**
 * `waiting` to hear whether this process may run the handler; `running`; `unclaimed`: the handler has answered and no
 * try is there to carry that; `ending`: what is left of the answer is on its way into the outbox; `over`; `abandoned`.
 */
type RunState = 'waiting' | 'running' | 'unclaimed' | 'ending' | 'over' | 'abandoned';

/** How long an answer waits, at least, for a try to carry it. */
const CLAIM_SPAN = 6_000;

/**
 * One callback from its first try to its answer: the handler runs once, however many tries come, and its one answer
 * takes the first road that is open.
 */
export class CallbackRun implements ContextRoads, LadderRun, ReportedRun {
  readonly key: string;
  readonly ctx: CallbackContext;
  readonly startedAt: number;
  readonly #options: RunOptions;
  readonly #abort = new AbortSource();
  readonly #tries: RunTries;
  #state: RunState = 'waiting';
  #road: ReplyRoad = 'passive';
  #timers: RunTimers | undefined;
  #openedOwed: OwedAnswer | undefined;
  #unclaimed: UnclaimedAnswer | undefined;
  /** Settles when the answer of an acknowledged callback is in the outbox. */
  #late: Promise<void> | undefined;

  constructor(key: string, ctx: CallbackContext, options: RunOptions) {
    this.key = key;
    this.ctx = ctx;
    this.#options = options;
    this.#tries = new RunTries(options.settings.clock);
    this.startedAt = options.settings.clock.now();
    ctx.roads = this;
  }

  get isOver(): boolean {
    return this.#state === 'over' || this.#state === 'abandoned';
  }

  get isAbandoned(): boolean {
    return this.#state === 'abandoned';
  }

  /** Whether closing should wait for it; what waits for a try of WeCom's may wait in vain. */
  get isBusy(): boolean {
    return !this.isOver && this.#state !== 'unclaimed';
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

  get isUndecided(): boolean {
    return this.#state === 'running' && this.#tries.answer === undefined;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
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
      if (this.#tries.answer === undefined) this.#climb();
      void result.then((settled) => this.#finish(settled));
      return undefined;
    }
    if (this.#tries.count === 0 && this.#tries.answer === undefined) {
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
    this.#owed().adopt();
    return true;
  }

  /** For a callback that is in the outbox, held by this process: it counts as acknowledged, its answer is sent. */
  resume(): void {
    this.#owed().adopt();
    this.#giveEarly('push', undefined);
  }

  async defer(notice: string | undefined): Promise<void> {
    const owed = this.#owed();
    owed.assertCanSend();
    if (this.#tries.answer !== undefined) return;
    await owed.keep();
    this.acknowledge('defer', notice);
  }

  async push(message: Pushable): Promise<void> {
    await this.#owed().push(message);
  }

  keep(): Promise<boolean> {
    return this.#owed().tryToKeep();
  }

  insure(): void {
    void this.#owed().insure();
  }

  acknowledge(road: 'push' | 'defer', notice: string | undefined): void {
    if (this.isUndecided) this.#giveEarly(road, notice);
  }

  drop(): void {
    this.#road = 'drop';
    const answer = { outcome: 'dropped', handler: undefined, road: 'drop', warnings: [] } as const;
    this.#settle(answer);
    this.#options.report.acknowledged(this, answer);
    this.#abort.abort('the deadline has passed, and onDeadline is drop', 'TimeoutError');
  }

  giveUp(): void {
    this.#abort.abort('WeCom has stopped waiting for the reply', 'TimeoutError');
  }

  /** The process ends before the run does: what can be kept is kept for the next process. */
  async abandon(): Promise<Leftover> {
    // With one more attempt to keep it, since none may follow.
    if (this.hasWay) await this.#unclaimed?.push();
    if (this.isOver) return this.#late === undefined ? 'none' : 'kept';
    const { isAwaited } = this;
    const state = this.#state;
    this.#state = 'abandoned';
    this.#timers?.cancel();
    this.#unclaimed?.claim();
    this.#abort.abort('the app is shutting down', 'AbortError');
    this.#tries.end();
    if (state === 'waiting') return 'retried';
    // Where a later try finds it.
    if (state === 'unclaimed') return 'kept';
    // A try has carried the answer, or the beginning of it.
    if (state === 'ending' && this.#late === undefined) return this.#tries.answer?.rest === undefined ? 'none' : 'lost';
    if (this.#road !== 'drop' && this.hasWay && (await this.#owed().handOver())) return 'kept';
    return isAwaited ? 'retried' : 'lost';
  }

  #climb(): void {
    const { settings } = this.#options;
    // With nobody to answer, nothing can be held or dropped: the work goes on behind an empty 200.
    const road = this.ctx.isFromMember ? settings.onDeadline : 'push';
    new DeadlineLadder(this, this.#runTimers(), settings).arm(road);
  }

  #finish(result: CallbackResult): void {
    if (this.#state !== 'running') return;
    this.#timers?.cancel();
    if (this.#tries.answer !== undefined) this.#late = this.#giveLate(result);
    else if (this.isAwaited || result.reply === undefined) this.#carry(result, this.#tries.isFirstThere);
    else this.#leaveUnclaimed(result);
  }

  #leaveUnclaimed(result: CallbackResult): void {
    const { report, settings } = this.#options;
    this.#state = 'unclaimed';
    this.#unclaimed = new UnclaimedAnswer({
      result,
      timers: this.#runTimers(),
      hasWay: this.hasWay,
      keep: () => this.keep(),
      offer: () => report.offered(this, { ...result, road: 'hold' }),
      withdraw: () => report.withdraw(this),
      carried: () => this.#carry(result),
      send: () => {
        this.#giveEarly('push', undefined);
        this.#late = this.#giveLate(result);
        return this.#late;
      },
      lose: () => {
        report.lost(this, result, 'hold');
        this.#settle(result);
        this.#end(result, false);
      },
    });
    if (this.hasWay && settings.onDeadline === 'push') void this.#unclaimed.push();
    else this.#unclaimed.offer(Math.max(RETRY_SPAN, this.#runTimers().age + CLAIM_SPAN));
  }

  /**
   * The answer goes with a try, or, when there is nothing to say, with the next.
   *
   * @param isTold whether the try's line in the log tells how the handler failed
   */
  #carry(result: CallbackResult, isTold = false): CallbackResult {
    const { canSend, report } = this.#options;
    const road = this.tryCount > 1 ? 'hold' : 'passive';
    const answer: CallbackResult = result.xml === undefined ? result : { ...result, road };
    this.#settle(answer);
    report.carried(this, answer, isTold);
    const last =
      result.rest === undefined || !canSend
        ? this.#openedOwed?.forget()
        : this.#owed().finish({ msgType: 'text', content: result.rest });
    this.#state = 'ending';
    if (last === undefined) this.#end(answer, false);
    else void last.then(() => this.#end(answer, false));
    return answer;
  }

  /** Every try has been answered already. */
  async #giveLate(result: CallbackResult): Promise<void> {
    this.#state = 'ending';
    const { canSend, report } = this.#options;
    const { reply } = result;
    const isLost = reply !== undefined && (this.#road === 'drop' || !canSend);
    let isOurs = true;
    if (reply !== undefined && !isLost) isOurs = await this.#owed().finish(reply, this.#road);
    else await this.#openedOwed?.forget();
    if (this.isOver) return;
    if (isLost) report.lost(this, result, this.#road);
    else if (isOurs) report.finished(this, result, this.#road);
    const outcome = this.#road === 'drop' ? 'dropped' : 'acknowledged';
    this.#end({ outcome, handler: undefined, road: this.#road, warnings: [] }, isOurs);
  }

  #giveEarly(road: 'push' | 'defer', notice: string | undefined): void {
    this.#road = road;
    const answer = earlyAnswer(this.ctx, road, notice, this.#options.settings.clock);
    this.#settle(answer);
    this.#options.report.acknowledged(this, answer);
  }

  /** Gives every try this answer from now on. */
  #settle(answer: CallbackResult): void {
    this.#unclaimed?.claim();
    this.#unclaimed = undefined;
    this.#timers?.cancel();
    this.#tries.settle(answer);
  }

  /** @param isNews whether the other processes have not been told of the answer */
  #end(answer: CallbackResult, isNews: boolean): void {
    if (this.#state === 'abandoned') return;
    this.#state = 'over';
    this.#options.report.over(this, answer, isNews);
  }

  #owed(): OwedAnswer {
    this.#openedOwed ??= this.#options.openOwed();
    return this.#openedOwed;
  }

  #runTimers(): RunTimers {
    this.#timers ??= new RunTimers(this.#options.settings.clock, this.startedAt);
    return this.#timers;
  }
}
