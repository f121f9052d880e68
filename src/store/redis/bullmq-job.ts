import type { Job } from 'bullmq';
import type { OutboxJob } from '../outbox.js';

/** The data of a job in BullMQ; the rest of an outbox job is in fields that BullMQ has itself. */
export interface JobData {
  readonly payload: string;
}

/** A job of an outbox as BullMQ has it. */
export type BullMqJob = Job<JobData>;

const PREFIX = 'job-';

/** BullMQ keeps a job under its id right beside the lists of the queue, whose names an id must not have. */
export function toJobId(id: string): string {
  return PREFIX + id;
}

export function toOutboxJob(job: BullMqJob): OutboxJob {
  return {
    id: (job.id ?? '').slice(PREFIX.length),
    kind: job.name,
    payload: job.data.payload,
    createdAt: job.timestamp,
    attempts: job.attemptsMade,
    lastError: job.failedReason || undefined,
  };
}
