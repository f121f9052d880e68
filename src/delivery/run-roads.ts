import type { ContextRoads } from '../dispatch/index.js';
import type { Pushable } from '../handlers/index.js';
import { AbortSource } from './abort-source.js';
import type { OwedAnswer } from './owed-answer.js';

/** What of a run its handler's roads need. */
export interface RoadsRun {
  /** Whether every try has its answer. */
  readonly isAnswered: boolean;
  /** The way past the HTTP response. */
  owed(): OwedAnswer;
  acknowledge(road: 'defer', notice: string | undefined): void;
}

/** The roads that a handler takes itself, and the signal that tells it when none is left. */
export class RunRoads extends AbortSource implements ContextRoads {
  readonly #run: RoadsRun;

  constructor(run: RoadsRun) {
    super();
    this.#run = run;
  }

  async defer(notice: string | undefined): Promise<void> {
    const owed = this.#run.owed();
    owed.assertCanSend();
    if (this.#run.isAnswered) return;
    await owed.keep();
    this.#run.acknowledge('defer', notice);
  }

  async push(message: Pushable): Promise<void> {
    await this.#run.owed().push(message);
  }
}
