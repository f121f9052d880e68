import type { CallbackResult, ReplyRoad } from '../dispatch/index.js';
import type { RememberedRun } from './remembered-run.js';

/** One for all: each of the many remembered would have its own otherwise. */
const NO_WARNINGS = [] as const;

/** What is left of a run once it is answered: one small object, since the last minutes' are all kept. */
export class AnsweredRun implements RememberedRun {
  readonly startedAt: number;
  readonly #outcome: CallbackResult['outcome'];
  readonly #handler: string | undefined;
  readonly #xml: string | undefined;
  readonly #road: ReplyRoad | undefined;
  #tryCount: number;

  constructor(startedAt: number, { outcome, handler, xml, road }: CallbackResult, tryCount: number) {
    this.startedAt = startedAt;
    this.#outcome = outcome;
    this.#handler = handler;
    this.#xml = xml;
    this.#road = road;
    this.#tryCount = tryCount;
  }

  get isOver(): boolean {
    return true;
  }

  get isAbandoned(): boolean {
    return false;
  }

  adopt(): boolean {
    return false;
  }

  join(): CallbackResult {
    this.#tryCount++;
    return {
      outcome: this.#outcome,
      handler: this.#handler,
      ...(this.#xml === undefined ? {} : { xml: this.#xml }),
      ...(this.#road === undefined ? {} : { road: this.#road }),
      warnings: NO_WARNINGS,
      tryNumber: this.#tryCount,
    };
  }
}
