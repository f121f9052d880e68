import type { Job } from 'bullmq';
import type { OutboxEntry, OutboxJob, OutboxJobState, OutboxStats } from '../outbox.js';
import { type BullMqQueue, type JobData, toOutboxId } from './bullmq-queue.js';
import type { RedisClient } from './redis-scripts.js';

type List = 'wait' | 'active' | 'delayed' | 'failed';

/** Where BullMQ has the jobs of a state; an active one without a lock waits: its hold ran out. */
const LISTS_OF: Readonly<Record<OutboxJobState | 'all', readonly List[]>> = {
  waiting: ['wait', 'delayed', 'active'],
  held: ['active'],
  dead: ['failed'],
  all: ['wait', 'delayed', 'active', 'failed'],
};

/** Where a job is found. */
interface Found {
  readonly jobId: string;
  readonly list: List;
}

/** The oldest jobs of each list in which there may be some of the state. */
export async function findJobs(
  { queue }: BullMqQueue,
  client: RedisClient,
  state: OutboxJobState | 'all',
  limit: number,
): Promise<readonly Found[]> {
  const byAge = `${queue.toKey('')}*->timestamp`;
  const found = await Promise.all(
    LISTS_OF[state].map(async (list) => {
      // Which of the active ones are held shows later.
      const count = list === 'active' ? -1 : limit;
      const ids = (await client.sort(queue.toKey(list), 'BY', byAge, 'LIMIT', 0, count)) as string[];
      return ids.map((jobId) => ({ jobId, list }));
    }),
  );
  return found.flat();
}

/** Reads a job that was found; `undefined` when it is gone since. */
export async function readEntry(
  { queue }: BullMqQueue,
  client: RedisClient,
  { jobId, list }: Found,
): Promise<OutboxEntry | undefined> {
  const key = queue.toKey(jobId);
  const [job, due, locks] = await Promise.all([
    queue.getJob(jobId),
    client.hget(key, 'due'),
    client.exists(`${key}:lock`),
  ]);
  if (job === undefined) return undefined;
  const state = list === 'failed' ? 'dead' : locks === 1 ? 'held' : 'waiting';
  return { ...toOutboxJob(job), state, dueAt: Number(due ?? job.timestamp) };
}

export async function readStats({ queue }: BullMqQueue, client: RedisClient): Promise<OutboxStats> {
  const created = `${queue.toKey('')}*->timestamp`;
  const [counts, ...oldest] = await Promise.all([
    queue.getJobCounts('wait', 'delayed', 'active', 'failed'),
    ...LISTS_OF.waiting.map((list) => client.sort(queue.toKey(list), 'BY', created, 'LIMIT', 0, 1, 'GET', created)),
  ]);
  const times = (oldest as string[][]).flat().map(Number);
  const { wait = 0, delayed = 0, active = 0, failed = 0 } = counts;
  return {
    depth: wait + delayed + active,
    oldest: times.length === 0 ? undefined : Math.min(...times),
    dead: failed,
  };
}

export function toOutboxJob(job: Job<JobData>): OutboxJob {
  return {
    id: toOutboxId(job),
    kind: job.name,
    payload: job.data.payload,
    createdAt: job.timestamp,
    attempts: job.attemptsMade,
    lastError: job.failedReason || undefined,
  };
}
