import type { CallbackResult, ReplyRoad } from '../dispatch/index.js';
import { AnsweredRun } from './answered-run.js';
import type { DeliveryOptions } from './delivery-options.js';
import type { ReportedRun } from './reported-run.js';
import { RunJournal } from './run-journal.js';
import type { RunMemory } from './run-memory.js';
import type { RunReport } from './run-report.js';
import type { SharedRuns } from './shared-runs.js';

/** Writes down what becomes of the runs: for later tries, for other processes, for the log and the metrics. */
export class RunRecords implements RunReport {
  readonly #options: DeliveryOptions;
  readonly #memory: RunMemory;
  readonly #shared: SharedRuns | undefined;
  readonly #journal: RunJournal;
  readonly #writing = new Set<Promise<void>>();

  constructor(options: DeliveryOptions, memory: RunMemory, shared: SharedRuns | undefined) {
    this.#options = options;
    this.#memory = memory;
    this.#shared = shared;
    this.#journal = new RunJournal(options.settings.logger);
  }

  acknowledged(run: ReportedRun, answer: CallbackResult): void {
    this.#write((shared) => shared.acknowledge(run.key, answer));
  }

  offered(run: ReportedRun, answer: CallbackResult): void {
    this.#journal.unclaimed(run, answer, this.#age(run));
    this.#write((shared) => shared.offer(run.key, answer));
  }

  async withdraw(run: ReportedRun): Promise<boolean> {
    // With the store away nobody else can have had it.
    return (await this.#shared?.withdraw(run.key).catch(() => true)) ?? true;
  }

  carried(run: ReportedRun, answer: CallbackResult, isTold: boolean): Promise<void> | undefined {
    const { observer } = this.#options;
    if (answer.xml !== undefined) {
      observer.reply?.({ road: answer.road ?? 'passive', latencyMs: this.#age(run) });
    }
    if (!isTold) this.#journal.failed(run, answer, this.#age(run));
    return this.#write((shared) => shared.answer(run.key, answer));
  }

  finished(run: ReportedRun, result: CallbackResult, road: ReplyRoad): void {
    this.#journal.finished(run, result, road, this.#age(run));
  }

  lost(run: ReportedRun, result: CallbackResult, road: ReplyRoad): void {
    this.#journal.lost(run, result, road, this.#age(run));
  }

  over(run: ReportedRun, answer: CallbackResult, isNews: boolean): void {
    if (isNews) this.#write((shared) => shared.answer(run.key, answer));
    // One that was forgotten meanwhile stays so.
    if (this.#memory.get(run.key) !== run) return;
    this.#memory.set(run.key, new AnsweredRun(run.startedAt, answer, run.tryCount));
  }

  left(run: ReportedRun): void {
    this.#memory.delete(run.key);
  }

  /** Resolves when everything is written that can be. */
  async written(): Promise<void> {
    await Promise.all(this.#writing);
  }

  #write(task: (shared: SharedRuns) => Promise<unknown>): Promise<void> | undefined {
    if (this.#shared === undefined) return undefined;
    // A store that is away was told of already, and a late try that reaches this process is answered from memory.
    const written = (): void => void this.#writing.delete(writing);
    const writing = task(this.#shared).then(written, written);
    this.#writing.add(writing);
    return writing;
  }

  #age(run: ReportedRun): number {
    return this.#options.settings.clock.now() - run.startedAt;
  }
}
