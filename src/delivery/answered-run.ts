import type { CallbackResult } from '../dispatch/index.js';
import type { RememberedRun } from './remembered-run.js';

/** One for all: each of the many remembered would have its own otherwise. */
const NO_WARNINGS = [] as const;

/** What is left of a run once it is answered: little, since the last minutes' are all kept. */
export class AnsweredRun implements RememberedRun {
  readonly startedAt: number;
  readonly isOver = true;
  readonly isAbandoned = false;
  readonly #answer: CallbackResult;
  #tryCount: number;

  constructor(startedAt: number, answer: CallbackResult, tryCount: number) {
    this.startedAt = startedAt;
    this.#answer = slim(answer);
    this.#tryCount = tryCount;
  }

  adopt(): boolean {
    return false;
  }

  join(): CallbackResult {
    this.#tryCount++;
    return { ...this.#answer, tryNumber: this.#tryCount };
  }
}

function slim({ outcome, handler, xml, road }: CallbackResult): CallbackResult {
  return {
    outcome,
    handler,
    ...(xml === undefined ? {} : { xml }),
    ...(road === undefined ? {} : { road }),
    warnings: NO_WARNINGS,
  };
}
