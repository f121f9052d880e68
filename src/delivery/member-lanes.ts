import type { Clock } from '../clock/index.js';

/** Beyond so many bars, those whose time is over are cleared away. */
const MANY_BARS = 1_000;

/**
 * Keeps the order of what is sent to a member: one task after another, and none while an earlier message waits for its
 * next attempt.
 */
export class MemberLanes {
  readonly #clock: Clock;
  /** The last task of each member that tasks are under way for. */
  readonly #lanes = new Map<string, Promise<void>>();
  /** Until when an earlier message waits, in milliseconds since 1970. */
  readonly #bars = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs a task, which never rejects, after those of the same member. */
  run(userId: string, task: () => Promise<void>): void {
    const lane = laneOf(userId);
    const turn = (this.#lanes.get(lane) ?? Promise.resolve()).then(task).then(() => {
      if (this.#lanes.get(lane) === turn) this.#lanes.delete(lane);
    });
    this.#lanes.set(lane, turn);
  }

  /** Resolves when no task is under way. */
  async idle(): Promise<void> {
    while (this.#lanes.size > 0) await Promise.all(this.#lanes.values());
  }

  /** A message to the member waits so long for its next attempt, and those that follow wait with it. */
  bar(userId: string, milliseconds: number): void {
    const now = this.#clock.now();
    if (this.#bars.size >= MANY_BARS) for (const [lane, until] of this.#bars) if (until <= now) this.#bars.delete(lane);
    this.#bars.set(laneOf(userId), now + milliseconds);
  }

  /** That message is sent, or given up. */
  lift(userId: string): void {
    this.#bars.delete(laneOf(userId));
  }

  /** For how long an earlier message to the member still waits, in milliseconds. */
  barredFor(userId: string): number {
    return (this.#bars.get(laneOf(userId)) ?? 0) - this.#clock.now();
  }
}

/** Userids are case-insensitive. */
function laneOf(userId: string): string {
  return userId.toLowerCase();
}
