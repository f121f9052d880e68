import { type Clock, systemClock } from '../../clock/index.js';
import type { Outbox, OutboxEntry, OutboxJob, OutboxJobState, OutboxStats } from '../outbox.js';

export interface MemoryOutboxOptions {
  /** Default: the machine's own. */
  readonly clock?: Clock;
  /** How many dead jobs are kept; beyond it the one that was put first is forgotten. Default 10,000. */
  readonly maxDead?: number;
}

interface Kept {
  readonly job: OutboxJob;
  /** What it was last given; a job whose hold ran out is still `held`, and any other caller may take it. */
  readonly given: OutboxJobState;
  readonly dueAt: number;
}

/**
 * Keeps jobs in this process, which is the only caller: what is owed is gone when the process ends. Jobs that are owed
 * are as many as were put; dead ones are bounded, since nobody may ever look at them.
 */
export class MemoryOutbox implements Outbox {
  readonly #clock: Clock;
  readonly #maxDead: number;
  /** In the order in which they were put. */
  readonly #jobs = new Map<string, Kept>();
  #dead = 0;

  constructor({ clock = systemClock, maxDead = 10_000 }: MemoryOutboxOptions = {}) {
    this.#clock = clock;
    this.#maxDead = maxDead;
  }

  async put(job: OutboxJob, hold: number): Promise<void> {
    if (!this.#jobs.has(job.id)) this.#keep({ ...job }, 'held', hold);
  }

  async renew(id: string, hold: number, payload?: string): Promise<boolean> {
    const job = this.#heldJob(id);
    if (job === undefined) return false;
    this.#keep(payload === undefined ? job : { ...job, payload }, 'held', hold);
    return true;
  }

  async take(limit: number, hold: number): Promise<readonly OutboxJob[]> {
    const now = this.#clock.now();
    const due = [...this.#jobs.values()].filter(({ given, dueAt }) => given !== 'dead' && dueAt <= now);
    const taken = oldestFirst(due, limit).map(({ job }) => job);
    for (const job of taken) this.#keep(job, 'held', hold);
    return taken;
  }

  async done(id: string): Promise<void> {
    if (this.#heldJob(id) !== undefined) this.#jobs.delete(id);
  }

  async postpone(id: string, delay: number, attempts: number, lastError?: string): Promise<void> {
    const job = this.#heldJob(id);
    if (job === undefined) return;
    this.#keep({ ...job, attempts, lastError: lastError ?? job.lastError }, 'waiting', delay);
  }

  async bury(id: string, attempts: number, lastError: string): Promise<void> {
    const job = this.#heldJob(id);
    if (job === undefined) return;
    this.#keep({ ...job, attempts, lastError }, 'dead', 0);
    this.#dead += 1;
    if (this.#dead > this.#maxDead) this.#forgetDead();
  }

  async list(state: OutboxJobState | 'all', limit: number): Promise<readonly OutboxEntry[]> {
    const found = [...this.#jobs.values()].filter((kept) => state === 'all' || this.#stateOf(kept) === state);
    return oldestFirst(found, limit).map((kept) => ({ ...kept.job, state: this.#stateOf(kept), dueAt: kept.dueAt }));
  }

  async retry(id: string): Promise<boolean> {
    const kept = this.#jobs.get(id);
    if (kept?.given !== 'dead') return false;
    this.#dead -= 1;
    this.#keep({ ...kept.job, attempts: 0 }, 'waiting', 0);
    return true;
  }

  async drop(id: string): Promise<boolean> {
    const kept = this.#jobs.get(id);
    if (kept === undefined || this.#stateOf(kept) === 'held') return false;
    if (kept.given === 'dead') this.#dead -= 1;
    return this.#jobs.delete(id);
  }

  async stats(): Promise<OutboxStats> {
    let oldest: number | undefined;
    for (const { job, given } of this.#jobs.values()) {
      if (given !== 'dead' && (oldest === undefined || job.createdAt < oldest)) oldest = job.createdAt;
    }
    return { depth: this.#jobs.size - this.#dead, oldest, dead: this.#dead };
  }

  #keep(job: OutboxJob, given: OutboxJobState, delay: number): void {
    this.#jobs.set(job.id, { job, given, dueAt: this.#clock.now() + delay });
  }

  /** A job of the caller's; still so after the hold ran out, until it is taken. */
  #heldJob(id: string): OutboxJob | undefined {
    const kept = this.#jobs.get(id);
    return kept?.given === 'held' ? kept.job : undefined;
  }

  #stateOf({ given, dueAt }: Kept): OutboxJobState {
    return given === 'held' && dueAt <= this.#clock.now() ? 'waiting' : given;
  }

  #forgetDead(): void {
    for (const [id, { given }] of this.#jobs) {
      if (given !== 'dead') continue;
      this.#jobs.delete(id);
      this.#dead -= 1;
      return;
    }
  }
}

/** Of the same age, the one put first comes first. */
function oldestFirst(kept: readonly Kept[], limit: number): readonly Kept[] {
  return kept.toSorted((one, another) => one.job.createdAt - another.job.createdAt).slice(0, limit);
}
