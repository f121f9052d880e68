import type { ReplyRoad } from '../dispatch/index.js';
import type { OwedMessage } from './owed-message.js';

/** An accepted callback: what it takes to handle it once more. */
export interface WorkPayload {
  /** The decrypted message. */
  readonly xml: string;
  /** How many processes have run its handler. */
  readonly runs: number;
}

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

/** Kinds of jobs in an app's outbox. */
export const JOB_KINDS = { work: 'work', send: 'send' } as const;
