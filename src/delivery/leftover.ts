import type { Logger } from '../logger/index.js';

/**
 * What becomes of a callback that a closing process has not finished: `kept` in the outbox, `retried` by WeCom, whose
 * try was not answered, `lost`, or `none`, since nothing was left to do.
 */
export type Leftover = 'kept' | 'retried' | 'lost' | 'none';

/** Counts what a closing process leaves. */
export class LeftoverCount {
  #noted = 0;
  #kept = 0;
  #lost = 0;

  note(leftover: Leftover): void {
    this.#noted++;
    if (leftover === 'kept') this.#kept++;
    if (leftover === 'lost') this.#lost++;
  }

  /**
   * @param expected how many were to be noted; the others are still under way, and may be lost
   * @param unsent messages that are owed
   * @param isKept whether the outbox outlives the app
   */
  tell(logger: Logger, expected: number, unsent: number, isKept: boolean): void {
    const lost = this.#lost + expected - this.#noted + (isKept ? 0 : this.#kept);
    if (isKept && this.#kept > 0) {
      const message = 'closing: unfinished callbacks stay in the outbox for the next process';
      logger.info({ callbacks: this.#kept }, message);
    }
    if (lost > 0) {
      const message =
        'closing: unfinished callbacks are lost; a durable store (WECOM_APP_STORE) and a secret would keep them';
      logger.error({ callbacks: lost }, message);
    }
    if (!isKept && unsent > 0) {
      const message = 'closing: messages that are not sent are lost; a durable store (WECOM_APP_STORE) would keep them';
      logger.error({ jobs: unsent }, message);
    }
  }
}
