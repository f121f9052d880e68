import { CustomerGatewayError } from '../customer-gateway-error.js';
import type { SendJob } from '../jobs/index.js';

/** The answer to `POST /send-message`. */
export interface SendOutcome {
  /** Of the contact. */
  readonly id: string;
  /** `pending` when it is not its turn yet: the job tells later. */
  readonly state: 'sent' | 'awaiting_member' | 'pending';
  readonly jobId: string;
  readonly msgId?: string;
  /** The member who must confirm it, where one must. */
  readonly sender?: string;
  readonly failList: readonly string[];
  readonly note?: string;
}

/** What became of a job for one contact. @throws CustomerGatewayError when it did not, or perhaps not, arrive */
export function sendOutcome({ id: jobId, recipients: [recipient], failList, note }: SendJob): SendOutcome {
  if (recipient === undefined) throw new TypeError('a job without a recipient');
  const { id, state, msgId, sender, code, message = '' } = recipient;
  switch (state) {
    case 'failed':
    case 'cancelled': {
      const known = code === 'unknown_contact' ? code : 'not_sent';
      const reason = (message || code || state).replace(/\.$/, '');
      throw new CustomerGatewayError(known, `Not sent to ${id}: ${reason} (job ${jobId}).`);
    }
    case 'unknown': {
      const advice = `POST /jobs/${jobId}/retry with {"retryUnknown":true} sends it again.`;
      const reason = (message || code || state).replace(/\.$/, '');
      throw new CustomerGatewayError('maybe_sent', `It may have been sent to ${id}: ${reason}. ${advice}`);
    }
    case 'sent':
    case 'awaiting_member':
      return {
        id,
        state,
        jobId,
        ...(msgId === undefined ? {} : { msgId }),
        ...(sender === undefined ? {} : { sender }),
        failList,
        ...(note === undefined ? {} : { note }),
      };
    case 'pending':
    case 'sending':
      return { id, state: 'pending', jobId, failList };
  }
}
