import type { JobHeader, SendJob, SendJobCounts, SendJobState, SendJobSummary } from './job.js';
import type { RecipientRecord, RecipientState, SendJobRecipient } from './recipient.js';

/** Which recipients of a job are wanted. */
export interface RecipientPage {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** Only those who stand there. */
  readonly state?: RecipientState | undefined;
}

interface Sight {
  readonly known: ReadonlyMap<string, RecipientRecord>;
  /** Whether this process runs the job now. */
  readonly isRunning: boolean;
  readonly wanted: RecipientPage;
}

/** A job as people see it. */
export function describeJob(header: JobHeader, { known, isRunning, wanted }: Sight): SendJob {
  const recipients = header.recipients.map(({ id, name }) => recipientOf(id, name, header, known.get(id), isRunning));
  const chosen = recipients.filter(({ state }) => wanted.state === undefined || state === wanted.state);
  const start = (wanted.page - 1) * wanted.pageSize;
  const note = noteOf(recipients, header.id);
  return {
    ...summarizeJob(header, isRunning),
    ...(header.over === undefined ? {} : { finishedAt: header.over.at }),
    account: header.account,
    counts: count(recipients),
    failList: recipients.filter(({ state }) => state === 'failed').map(({ id }) => id),
    ...(note === undefined ? {} : { note }),
    recipients: chosen.slice(start, start + wanted.pageSize),
    hasNextPage: start + wanted.pageSize < chosen.length,
  };
}

/** A job as it stands in a list. */
export function summarizeJob(header: JobHeader, isRunning: boolean): SendJobSummary {
  const { id, createdAt, message, recipients, over } = header;
  const state: SendJobState = over?.state ?? (isRunning ? 'running' : 'waiting');
  return { id, state, createdAt, text: message.text, total: recipients.length };
}

function recipientOf(
  id: string,
  name: string,
  { over }: JobHeader,
  record: RecipientRecord | undefined,
  isRunning: boolean,
): SendJobRecipient {
  if (record === undefined) return { id, name, state: over?.state === 'cancelled' ? 'cancelled' : 'pending' };
  const { result, at } = record;
  // Marked by a process that is gone, or by another one of which this one cannot tell.
  if (result.state === 'sending' && !isRunning) return { id, name, at, state: 'unknown', code: 'interrupted' };
  return { id, name, at, ...result };
}

function count(recipients: readonly SendJobRecipient[]): SendJobCounts {
  const counts = { pending: 0, sending: 0, sent: 0, awaiting_member: 0, failed: 0, unknown: 0, cancelled: 0 };
  for (const { state } of recipients) counts[state] += 1;
  return counts;
}

function noteOf(recipients: readonly SendJobRecipient[], jobId: string): string | undefined {
  const notes: string[] = [];
  const senders = recipients.flatMap(({ sender }) => sender ?? []);
  if (senders.length > 0) {
    const members = [...new Set(senders)].map((sender) => {
      const many = senders.filter((each) => each === sender).length;
      return `${sender} (${many})`;
    });
    notes.push(`Nothing goes out before these members confirm it in WeCom: ${members.join(', ')}.`);
  }
  if (recipients.some(({ state }) => state === 'unknown')) {
    notes.push(
      'Those at "unknown" may have received it; they are sent to again only by ' +
        `POST /jobs/${jobId}/retry with {"retryUnknown":true}.`,
    );
  }
  return notes.length === 0 ? undefined : notes.join(' ');
}
