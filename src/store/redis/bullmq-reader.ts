import type { Queue } from 'bullmq';
import type { OutboxEntry, OutboxJobState, OutboxStats } from '../outbox.js';
import { type JobData, toOutboxJob } from './bullmq-job.js';
import type { RedisClient } from './redis-scripts.js';

type List = 'wait' | 'active' | 'delayed' | 'failed';

/** Where BullMQ has the jobs of a state; an active one without a lock waits: its hold ran out. */
const LISTS_OF: Readonly<Record<OutboxJobState | 'all', readonly List[]>> = {
  waiting: ['wait', 'delayed', 'active'],
  held: ['active'],
  dead: ['failed'],
  all: ['wait', 'delayed', 'active', 'failed'],
};

/** Where a job was found. */
export interface FoundJob {
  readonly jobId: string;
  readonly list: List;
}

/** Looks at the jobs of a BullMQ queue without touching them. */
export class BullMqReader {
  readonly #queue: Queue<JobData>;
  readonly #client: RedisClient;
  /** What Redis is to sort by. */
  readonly #createdAt: string;

  constructor(queue: Queue<JobData>, client: RedisClient) {
    this.#queue = queue;
    this.#client = client;
    this.#createdAt = `${queue.toKey('')}*->timestamp`;
  }

  /** The oldest jobs of each list in which there may be some of the state. */
  async find(state: OutboxJobState | 'all', limit: number): Promise<readonly FoundJob[]> {
    const found = await Promise.all(
      LISTS_OF[state].map(async (list) => {
        // Which of the active ones are held shows later.
        const count = list === 'active' ? -1 : limit;
        const ids = await this.#client.sort(this.#queue.toKey(list), 'BY', this.#createdAt, 'LIMIT', 0, count);
        return (ids as string[]).map((jobId) => ({ jobId, list }));
      }),
    );
    return found.flat();
  }

  /** Reads a job that was found; `undefined` when it is gone since. */
  async read({ jobId, list }: FoundJob): Promise<OutboxEntry | undefined> {
    const key = this.#queue.toKey(jobId);
    const [job, due, locks] = await Promise.all([
      this.#queue.getJob(jobId),
      this.#client.hget(key, 'due'),
      this.#client.exists(`${key}:lock`),
    ]);
    if (job === undefined) return undefined;
    const state = list === 'failed' ? 'dead' : locks === 1 ? 'held' : 'waiting';
    return { ...toOutboxJob(job), state, dueAt: Number(due ?? job.timestamp) };
  }

  async stats(): Promise<OutboxStats> {
    const [counts, ...oldest] = await Promise.all([
      this.#queue.getJobCounts(...LISTS_OF.all),
      ...LISTS_OF.waiting.map((list) =>
        this.#client.sort(this.#queue.toKey(list), 'BY', this.#createdAt, 'LIMIT', 0, 1, 'GET', this.#createdAt),
      ),
    ]);
    const times = (oldest as string[][]).flat().map(Number);
    const { wait = 0, delayed = 0, active = 0, failed = 0 } = counts;
    const depth = wait + delayed + active;
    return { depth, oldest: times.length === 0 ? undefined : Math.min(...times), dead: failed };
  }
}
