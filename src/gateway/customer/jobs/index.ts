export type { RecipientPage } from './describe-job.js';
export type { SendJob, SendJobCounts, SendJobState, SendJobSummary } from './job.js';
export { JobBook, type SendJobRetry } from './job-book.js';
export type { PaceRange } from './pace.js';
export type { RecipientState, SendJobRecipient } from './recipient.js';
