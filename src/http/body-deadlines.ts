/** How often the bodies under way are looked at, at most, in milliseconds. */
const LOOK_EVERY = 1_000;

interface Deadline {
  /** By `performance.now()`. */
  readonly at: number;
  readonly miss: () => void;
}

/**
 * Deadlines of bodies that are being read. Nearly all come in the turn in which they begin: a timer for each would cost
 * more than the reading, so that one looks at all of them.
 */
export class BodyDeadlines {
  readonly #open = new Set<Deadline>();
  #timer: NodeJS.Timeout | undefined;

  /** @param patience milliseconds @param miss called up to a second later, once @returns takes the deadline away */
  add(patience: number, miss: () => void): () => void {
    const deadline = { at: performance.now() + patience, miss };
    this.#open.add(deadline);
    // The machine's time, as it is for connections, whose sockets keep the process alive.
    this.#timer ??= setInterval(() => this.#look(), Math.min(LOOK_EVERY, patience)).unref();
    return () => void this.#open.delete(deadline);
  }

  #look(): void {
    const now = performance.now();
    for (const deadline of this.#open) {
      if (deadline.at > now) continue;
      this.#open.delete(deadline);
      deadline.miss();
    }
    if (this.#open.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
