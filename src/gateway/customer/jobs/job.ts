import type { ContactMessage, DriverAccount } from '../driver/index.js';
import type { RecipientState, SendJobRecipient } from './recipient.js';

/**
 * `running` here and now; `waiting` for the account to be online, or for another process that runs it; `done` when
 * every recipient has had a turn; `cancelled`.
 */
export type SendJobState = 'running' | 'waiting' | 'done' | 'cancelled';

/** How many recipients stand where. */
export type SendJobCounts = Readonly<Record<RecipientState, number>>;

/** What is kept of a job. */
export interface JobHeader {
  readonly id: string;
  readonly createdAt: number;
  /** The API key that asked for it. */
  readonly keyName: string;
  readonly account: DriverAccount;
  readonly message: ContactMessage;
  readonly recipients: readonly { readonly id: string; readonly name: string }[];
  /** Counts how often it was begun anew for recipients that had no luck. */
  readonly round: number;
  /** Whom the present round sends to again. */
  readonly retry: { readonly unknown: boolean; readonly failed: boolean };
  /** Set when it is over. */
  readonly over?: { readonly state: 'done' | 'cancelled'; readonly at: number };
}

/** A job in a list. */
export interface SendJobSummary {
  readonly id: string;
  readonly state: SendJobState;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly text: string;
  readonly total: number;
}

/** A job with how far it is. */
export interface SendJob extends SendJobSummary {
  /** Milliseconds since 1970; once it is over. */
  readonly finishedAt?: number;
  readonly account: DriverAccount;
  readonly counts: SendJobCounts;
  /** Whom it could not be sent to. */
  readonly failList: readonly string[];
  /** What is still to be done by people, e.g. a member's confirmation. */
  readonly note?: string;
  /** One page of the recipients, in their order. */
  readonly recipients: readonly SendJobRecipient[];
  readonly hasNextPage: boolean;
}
