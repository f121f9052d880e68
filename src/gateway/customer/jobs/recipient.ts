import type { ContactSendResult } from '../driver/index.js';

/**
 * Where one recipient of a job stands: what the driver answered, or `pending` before its turn, `sending` during it,
 * `cancelled` when the job was cancelled before its turn.
 */
export type RecipientState = ContactSendResult['state'] | 'pending' | 'sending' | 'cancelled';

/** One recipient of a job, for people. */
export interface SendJobRecipient {
  readonly id: string;
  /** As the contact was called when the job was made; empty for an id that was no contact's. */
  readonly name: string;
  readonly state: RecipientState;
  /** Milliseconds since 1970 of the last change. */
  readonly at?: number;
  /** Of `sent` and `awaiting_member`. */
  readonly msgId?: string;
  /** Of `awaiting_member`: the member who must confirm it. */
  readonly sender?: string;
  /** Of `failed` and `unknown`. */
  readonly code?: string;
  readonly message?: string;
}

/** What is kept of a recipient from the moment before it is sent to. */
export interface RecipientRecord {
  readonly result: ContactSendResult | { readonly state: 'sending' };
  /** The round of the job in which this happened. */
  readonly round: number;
  readonly at: number;
}
