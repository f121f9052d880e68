import type { PushFailure, PushRecord } from '../record/index.js';
import type { PushJob } from './push-job.js';

/** What is known of a push besides its job. */
export interface PushStep {
  readonly state: PushRecord['state'];
  readonly attempts: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly error?: PushFailure;
}

/** The record of a push that was just accepted. */
export function firstRecord(id: string, push: PushJob): PushRecord {
  return recordOf(id, push, { state: 'accepted', attempts: 0, at: push.createdAt });
}

/** How a push is going. */
export function recordOf(id: string, push: PushJob, { state, attempts, at, error }: PushStep): PushRecord {
  const { kind, work, createdAt, msgIds, missed } = push;
  return {
    id,
    state,
    ...(work.road === 'robot' ? { robot: work.robot } : { app: work.app }),
    kind,
    createdAt: isoTime(createdAt),
    updatedAt: isoTime(at),
    attempts,
    ...(msgIds.length === 0 ? {} : { msgIds: [...msgIds] }),
    ...(Object.keys(missed).length === 0 ? {} : { missed }),
    ...(error === undefined ? {} : { error }),
  };
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}
