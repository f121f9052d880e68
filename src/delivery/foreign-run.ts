import type { CallbackContext, CallbackResult } from '../dispatch/index.js';
import type { RememberedRun } from './remembered-run.js';

/** A callback that another delivery of this process has taken and sees to: tries that come here are answered by it. */
export class ForeignRun implements RememberedRun {
  readonly #run: RememberedRun;

  constructor(run: RememberedRun) {
    this.#run = run;
  }

  get startedAt(): number {
    return this.#run.startedAt;
  }

  get isOver(): boolean {
    return this.#run.isOver;
  }

  get isAbandoned(): boolean {
    return this.#run.isAbandoned;
  }

  adopt(): boolean {
    return false;
  }

  join(ctx: CallbackContext): CallbackResult | Promise<CallbackResult> {
    return this.#run.join(ctx);
  }
}
