/**
 * Where a process can be made to die, about in the order in which a callback passes them. `before-…` and `after-…` the moment that is
 * named: put (the callback into the outbox), ack (the HTTP response), send (the answer by `message/send`), done (the
 * answer out of the outbox).
 */
export const KILL_POINTS = [
  'during-claim',
  'handler-start',
  'before-put',
  'after-put',
  'before-ack',
  'after-ack',
  'handler-end',
  'before-send',
  'after-send-before-done',
  'after-done',
  'during-renew',
] as const;

export type KillPoint = (typeof KILL_POINTS)[number];

/** Ends this process, as `kill -9` does, when it passes a point for the so-many-th time since that was asked for. */
export class KillSwitch {
  #point: KillPoint | undefined;
  #left = 0;

  /** @param passings 1 for the next time it is passed */
  arm(point: KillPoint, passings: number): void {
    this.#point = point;
    this.#left = passings;
  }

  pass(point: KillPoint): void {
    if (point !== this.#point) return;
    this.#left--;
    if (this.#left === 0) process.kill(process.pid, 'SIGKILL');
  }
}
