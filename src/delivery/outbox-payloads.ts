import type { ReplyRoad } from '../dispatch/index.js';
import type { OutboxJob } from '../store/index.js';
import type { OwedMessage } from './owed-message.js';

/** Messages owed to one member, in order. */
export interface SendPayload {
  readonly userId: string;
  readonly agentId: number | undefined;
  readonly messages: readonly OwedMessage[];
  /** How many of them have been sent. */
  readonly sent: number;
  /** The callback they answer, for the log. */
  readonly requestId: string;
  /** When that callback came, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** The road of the reply; absent for messages besides it. */
  readonly road?: ReplyRoad;
}

/** An accepted callback: what it takes to handle it once more. */
export interface UnfinishedWork {
  /** The decrypted message. */
  readonly xml: string;
  /** How many processes have run its handler. */
  readonly runs: number;
}

/** An accepted callback whose handler has ended, until its answer has become a job of its own. */
export interface AnsweredWork {
  readonly answer: { readonly jobId: string; readonly payload: SendPayload };
}

export type WorkPayload = UnfinishedWork | AnsweredWork;

/** Kinds of jobs in an app's outbox. */
export const JOB_KINDS = { work: 'work', send: 'send' } as const;

/** Reads a job; `undefined` for one that this version did not write. */
export function readSend({ kind, payload }: OutboxJob): SendPayload | undefined {
  if (kind !== JOB_KINDS.send) return undefined;
  const found = parse<SendPayload>(payload);
  return typeof found?.userId === 'string' && Array.isArray(found.messages) ? found : undefined;
}

/** Reads a job; `undefined` for one that this version did not write. */
export function readWork({ kind, payload }: OutboxJob): WorkPayload | undefined {
  if (kind !== JOB_KINDS.work) return undefined;
  const found = parse<UnfinishedWork & AnsweredWork>(payload);
  return typeof found?.xml === 'string' || typeof found?.answer?.jobId === 'string' ? found : undefined;
}

function parse<Payload>(text: string): (Partial<Payload> & Payload) | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
