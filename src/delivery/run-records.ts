import type { CallbackContext, CallbackResult, ReplyRoad } from '../dispatch/index.js';
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

  constructor(options: DeliveryOptions, memory: RunMemory, shared: SharedRuns | undefined) {
    this.#options = options;
    this.#memory = memory;
    this.#shared = shared;
    this.#journal = new RunJournal(options.settings.logger);
  }

  acknowledged(run: ReportedRun, answer: CallbackResult): void {
    this.#share(run, answer);
  }

  answered(run: ReportedRun, answer: CallbackResult, isFinal: boolean): void {
    if (isFinal) this.#remember(run, answer);
    const { observer } = this.#options;
    if (answer.xml !== undefined && isFinal) {
      observer.reply?.({ road: answer.road ?? 'passive', latencyMs: this.#age(run) });
    }
    this.#share(run, answer);
  }

  finished(run: ReportedRun, result: CallbackResult, road: ReplyRoad): void {
    this.#journal.finished(run, result, road, this.#age(run));
    this.#remember(run, { outcome: 'acknowledged', handler: undefined, road, warnings: [] });
  }

  notKept(ctx: CallbackContext, error: unknown): void {
    this.#journal.notKept(ctx, error);
  }

  lost(run: ReportedRun, result: CallbackResult, road: ReplyRoad): void {
    this.#journal.lost(run, result, road, this.#age(run));
  }

  abandoned(kept: number, lost: number): void {
    this.#journal.abandoned(kept, lost);
  }

  #remember(run: ReportedRun, answer: CallbackResult): void {
    // One that was forgotten meanwhile stays so.
    if (this.#memory.get(run.key) !== run) return;
    this.#memory.set(run.key, new AnsweredRun(run.startedAt, answer, run.tryCount));
  }

  #share(run: ReportedRun, answer: CallbackResult): void {
    // A store that is away was told of already, and a late try that reaches this process is answered from memory.
    void this.#shared?.answered(run.key, answer).catch(() => undefined);
  }

  #age(run: ReportedRun): number {
    return this.#options.settings.clock.now() - run.startedAt;
  }
}
