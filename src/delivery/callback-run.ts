import type { ClockTimer } from '../clock/index.js';
import type { CallbackContext, CallbackResult, ContextRoads, ReplyRoad } from '../dispatch/index.js';
import type { Pushable } from '../handlers/index.js';
import { AbortSource } from './abort-source.js';
import type { DeliverySettings } from './delivery-settings.js';
import { earlyAnswer } from './early-answer.js';
import type { OwedAnswer } from './owed-answer.js';
import type { ReportedRun } from './reported-run.js';
import type { RunReport } from './run-report.js';
import { type TryEnd, WaitingTries } from './waiting-tries.js';

/** What a run needs besides its callback. */
export interface RunOptions {
  readonly settings: DeliverySettings;
  /** Whether there is a way to the member past the HTTP response. */
  readonly canPush: boolean;
  /** That way. @throws ConfigError when there is none, naming what is missing */
  readonly openOwed: () => OwedAnswer;
  readonly report: RunReport;
}

/** How long after the first try WeCom may still try again, in milliseconds: four times 5 seconds. */
const RETRY_SPAN = 20_000;
/** A handler that takes longer is kept in the outbox, so that after a crash not even WeCom's retries are needed. */
const INSURE_AFTER = 250;
/** How long an answer waits, at least, for a try to carry it. */
const CLAIM_SPAN = 6_000;

/**
 * One callback from its first try to its answer: the handler runs once, however many tries come, and its one answer
 * takes the first road that is open. This is the deadline ladder.
 */
export class CallbackRun implements ContextRoads, ReportedRun {
  readonly key: string;
  readonly ctx: CallbackContext;
  readonly startedAt: number;
  readonly #options: RunOptions;
  readonly #abort = new AbortSource();
  #tries: WaitingTries<CallbackResult> | undefined;
  #timers: ClockTimer[] | undefined;
  #openedOwed: OwedAnswer | undefined;
  #tryCount = 0;
  /** What every try is answered from now on. */
  #answer: CallbackResult | undefined;
  #road: ReplyRoad = 'passive';
  #state: 'running' | 'ended' | 'abandoned' = 'running';

  constructor(key: string, ctx: CallbackContext, options: RunOptions) {
    this.key = key;
    this.ctx = ctx;
    this.#options = options;
    this.startedAt = options.settings.clock.now();
    ctx.roads = this;
  }

  get isOver(): boolean {
    return this.#state !== 'running' && this.#timers === undefined;
  }

  get tryCount(): number {
    return this.#tryCount;
  }

  /** Whether a try waits for the answer. */
  get isAwaited(): boolean {
    return this.#tries !== undefined && this.#tries.size > 0;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  join(ctx: CallbackContext): CallbackResult | Promise<CallbackResult> {
    this.#tryCount++;
    if (this.#answer !== undefined) return forTry(this.#answer, this.#tryCount);
    this.#tries ??= new WaitingTries(this.#options.settings.clock);
    return this.#tries.wait(ctx, this.#tryCount, forTry);
  }

  /**
   * Runs the handler.
   *
   * @param execute never rejects
   * @returns for the first try, what the handler answered without waiting for anything; `undefined` when tries `join`
   */
  start(execute: () => CallbackResult | Promise<CallbackResult>): CallbackResult | undefined {
    const result = execute();
    if (result instanceof Promise) {
      this.#armLadder();
      void result.then((settled) => this.#finish(settled));
      return undefined;
    }
    if (this.#tryCount > 0 || this.#answer !== undefined) {
      void this.#finish(result);
      return undefined;
    }
    this.#tryCount = 1;
    this.#endPassively(result);
    return result;
  }

  /** Gives every try the answer of the process that ran the handler. */
  endAs(answer: CallbackResult): void {
    this.#state = 'ended';
    this.#settle(answer);
    this.#options.report.answered(this, answer, true);
  }

  /** For a callback that is in the outbox already, held by this process. */
  adopt(): void {
    if (this.#options.canPush) this.#owed().adopt();
  }

  /** For a callback that an earlier process acknowledged: its answer can only be sent. */
  resumeAcknowledged(): void {
    this.#acknowledge('push', undefined);
  }

  async defer(notice: string | undefined): Promise<void> {
    const owed = this.#owed();
    if (this.#answer !== undefined) return;
    await owed.keep();
    this.#acknowledge('defer', notice);
  }

  async push(message: Pushable): Promise<void> {
    await this.#owed().push(message);
  }

  /**
   * The process ends before the handler has: what is kept in the outbox stays there for the next process.
   *
   * @returns whether it is kept there
   */
  async abandon(): Promise<boolean> {
    if (this.#state !== 'running') return true;
    this.#state = 'abandoned';
    this.#cancelTimers();
    this.#abort.abort('the app is shutting down', 'AbortError');
    this.#tries?.answer('unanswered');
    return this.#options.canPush && (await this.#owed().handOver());
  }

  #armLadder(): void {
    if (this.#answer !== undefined) return;
    const { onDeadline, replyDeadline } = this.#options.settings;
    const { canPush } = this.#options;
    if (onDeadline === 'drop') {
      this.#at(replyDeadline, () => this.#drop());
    } else if (onDeadline === 'hold' || !canPush) {
      this.#at(RETRY_SPAN, () => void this.#giveUpHolding());
    } else {
      if (replyDeadline > INSURE_AFTER) this.#at(INSURE_AFTER, () => void this.#owed().insure());
      this.#at(replyDeadline, () => void this.#pushLater());
    }
  }

  async #pushLater(): Promise<void> {
    if (await this.#keep()) this.#acknowledge('push', this.#options.settings.deadlineNotice);
    // Unacknowledged, WeCom tries again: the next road.
    else if (this.#state === 'running') this.#at(RETRY_SPAN, () => void this.#giveUpHolding());
  }

  async #giveUpHolding(): Promise<void> {
    if (this.#options.canPush && (await this.#keep())) this.#acknowledge('push', undefined);
    else if (this.#answer === undefined) this.#abort.abort('WeCom has stopped waiting for the reply', 'TimeoutError');
  }

  #drop(): void {
    this.#road = 'drop';
    this.#settle({ outcome: 'dropped', handler: undefined, road: 'drop', warnings: [] });
    this.#abort.abort('the deadline has passed, and onDeadline is drop', 'TimeoutError');
  }

  #acknowledge(road: 'push' | 'defer', notice: string | undefined): void {
    if (this.#answer !== undefined) return;
    this.#road = road;
    const answer = earlyAnswer(this.ctx, road, notice, this.#options.settings.clock);
    this.#settle(answer);
    this.#options.report.acknowledged(this, answer);
  }

  async #finish(result: CallbackResult): Promise<void> {
    if (this.#state === 'abandoned') return;
    this.#cancelTimers();
    if (this.#answer !== undefined) return this.#finishLate(result);
    if (this.isAwaited) return this.#endPassively({ ...result, road: this.#tryCount > 1 ? 'hold' : 'passive' });
    const { canPush, settings } = this.#options;
    if (canPush && settings.onDeadline === 'push' && result.reply !== undefined && (await this.#keep())) {
      this.#acknowledge('push', undefined);
      return this.#finishLate(result);
    }
    // The next try carries it, unless none comes.
    this.#endPassively({ ...result, road: 'hold' }, result.reply === undefined);
    if (result.reply === undefined) return;
    const tryCount = this.#tryCount;
    const span = Math.max(RETRY_SPAN, this.#age() + CLAIM_SPAN);
    this.#at(span, () => {
      this.#cancelTimers();
      if (this.#tryCount === tryCount) void this.#finishUnclaimed(result);
    });
  }

  async #finishUnclaimed(result: CallbackResult): Promise<void> {
    if (!this.#options.canPush || !(await this.#keep())) return this.#options.report.lost(this, result, 'hold');
    this.#road = 'push';
    await this.#finishLate(result);
  }

  /** Every try has been answered already. */
  async #finishLate(result: CallbackResult): Promise<void> {
    this.#state = 'ended';
    const { report } = this.#options;
    if (this.#road === 'drop') {
      if (result.reply !== undefined) report.lost(this, result, 'drop');
      return;
    }
    if (result.reply !== undefined || this.#openedOwed !== undefined)
      await this.#owed().finish(result.reply, this.#road);
    report.finished(this, result, this.#road);
  }

  /** @param isFinal whether nothing more can happen to it */
  #endPassively(answer: CallbackResult, isFinal = true): void {
    this.#state = 'ended';
    this.#settle(answer);
    this.#options.report.answered(this, answer, isFinal);
    if (answer.rest !== undefined && this.#options.canPush)
      void this.#owed().finish({ msgType: 'text', content: answer.rest });
    else void this.#openedOwed?.forget();
  }

  #settle(answer: CallbackResult): void {
    this.#answer = answer;
    this.#tries?.answer(answer);
  }

  async #keep(): Promise<boolean> {
    try {
      await this.#owed().keep();
      return true;
    } catch (error) {
      this.#options.report.notKept(this.ctx, error);
      return false;
    }
  }

  #owed(): OwedAnswer {
    this.#openedOwed ??= this.#options.openOwed();
    return this.#openedOwed;
  }

  #age(): number {
    return this.#options.settings.clock.now() - this.startedAt;
  }

  /** @param age milliseconds after the first try */
  #at(age: number, act: () => void): void {
    const timer = this.#options.settings.clock.setTimeout(act, Math.max(0, age - this.#age()));
    this.#timers ??= [];
    this.#timers.push(timer);
  }

  #cancelTimers(): void {
    for (const timer of this.#timers ?? []) timer.cancel();
    this.#timers = undefined;
  }
}

function forTry(end: TryEnd<CallbackResult>, number: number): CallbackResult {
  if (end === 'unanswered') {
    return { outcome: 'waiting', handler: undefined, road: 'hold', warnings: [], tryNumber: number };
  }
  return number === 1 ? end : { ...end, tryNumber: number };
}
