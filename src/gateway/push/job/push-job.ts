import type { SendResult } from '../../../api/index.js';
import type { MissedReceivers } from '../record/index.js';
import type { ContentKind } from '../request/index.js';
import type { PushWork } from '../work/index.js';

/** The kind of the gateway's jobs in the outbox. */
export const PUSH_JOB_KIND = 'push';

/** A push as it lies in the outbox. */
export interface PushJob {
  /** The name of the key that asked for it. */
  readonly key: string;
  readonly kind: ContentKind;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly work: PushWork;
  /** How many of the messages have been sent: after a crash the rest is. */
  readonly sent: number;
  /** Of the messages sent, where WeCom gives an id. */
  readonly msgIds: readonly string[];
  readonly missed: MissedReceivers;
}

/** Reads a job of the outbox; `undefined` for what is no push as this version writes it. */
export function readPushJob(payload: string): PushJob | undefined {
  const job: Partial<PushJob> | null = parseOrNull(payload);
  return Array.isArray(job?.work?.messages) && Array.isArray(job.msgIds) ? (job as PushJob) : undefined;
}

function parseOrNull(payload: string): Partial<PushJob> | null {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
}

/** The job after one more message has been sent. */
export function withSent(job: PushJob, result: SendResult | undefined): PushJob {
  const sent = job.sent + 1;
  if (result === undefined) return { ...job, sent };
  const msgIds = result.msgId === '' ? job.msgIds : [...job.msgIds, result.msgId];
  return { ...job, sent, msgIds, missed: missedBy(result) };
}

/** Every part of a text goes to the same receivers, so the last result tells of all of them. */
function missedBy({ invalidUser, invalidParty, invalidTag, unlicensedUser }: SendResult): MissedReceivers {
  const lists = Object.entries({ invalidUser, invalidParty, invalidTag, unlicensedUser });
  return Object.fromEntries(lists.filter(([, ids]) => ids.length > 0).map(([name, ids]) => [name, [...ids]]));
}
