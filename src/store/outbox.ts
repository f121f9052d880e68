/** Something owed: an accepted callback whose handler has not finished, or a reply that is not sent yet. */
export interface OutboxJob {
  /** Chosen by whoever puts it; putting the same id twice keeps the first. Letters, digits, `-` and `_`. */
  readonly id: string;
  /** E.g. `work` or `send`. */
  readonly kind: string;
  /** JSON, read by whoever put it. */
  readonly payload: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** How many times it was tried and failed. */
  readonly attempts: number;
  /** Why it failed the last time; never a secret. */
  readonly lastError?: string | undefined;
}

/** `waiting` for its time, `held` by a process that works on it, or `dead`: given up, kept for a person to decide. */
export type OutboxJobState = 'waiting' | 'held' | 'dead';

/** A job and where it stands. */
export interface OutboxEntry extends OutboxJob {
  readonly state: OutboxJobState;
  /** Milliseconds since 1970 from which it may be taken; of a held one, when its holder is given up. */
  readonly dueAt: number;
}

/** How much is owed. */
export interface OutboxStats {
  /** Jobs waiting or held. */
  readonly depth: number;
  /** When the oldest of them was created, in milliseconds since 1970; absent when there is none. */
  readonly oldest: number | undefined;
  readonly dead: number;
}

/**
 * Accepted work and replies still owed, of one app. A job is kept until `done`: whoever holds it must renew the hold,
 * and when the holder dies the job falls due again and another process takes it. So a job is done at least once.
 *
 * Every method rejects with a `StoreError` when the outbox cannot be reached or written; what rejected did not happen.
 */
export interface Outbox {
  /** Resolves once the job is kept (on disk, where the outbox is durable), held by the caller for `hold` milliseconds. */
  put(job: OutboxJob, hold: number): Promise<void>;
  /**
   * Holds a job on for `hold` milliseconds from now, with a new payload if one is given. Answers false when it is no
   * longer the caller's: done, or taken by another after the hold ran out.
   */
  renew(id: string, hold: number, payload?: string): Promise<boolean>;
  /** Takes up to `limit` jobs that are due, oldest first, and holds each for `hold` milliseconds. */
  take(limit: number, hold: number): Promise<readonly OutboxJob[]>;
  /** Forgets a job that the caller holds. */
  done(id: string): Promise<void>;
  /** Lets go of a job that the caller holds: it falls due `delay` milliseconds from now, with these counts. */
  postpone(id: string, delay: number, attempts: number, lastError?: string): Promise<void>;
  /** Gives up a job that the caller holds; it stays among the dead letters until someone retries or drops it. */
  bury(id: string, attempts: number, lastError: string): Promise<void>;
  /** For people: the oldest first, at most `limit`. */
  list(state: OutboxJobState | 'all', limit: number): Promise<readonly OutboxEntry[]>;
  /** Makes a dead job due now, with no attempts counted; answers whether there was such a dead job. */
  retry(id: string): Promise<boolean>;
  /** Deletes a job that is waiting or dead; answers whether there was one. */
  drop(id: string): Promise<boolean>;
  stats(): Promise<OutboxStats>;
}
