export { apiKey, forgetApiKey, keepApiKey, keyDemand } from './api-key.js';
export { contacts, loadContacts, loadTags, look, query, tags } from './contacts.js';
export { type Draft, draft, dropDraft, nameOf, sendDraft, write, writeToContact, writeToTag } from './draft.js';
export { cancelJob, closeJob, job, jobs, openJob, retry, show, shown } from './jobs.js';
export { attempt, busy, notice } from './notice.js';
export {
  followSession,
  isUnreachable,
  start,
  status,
  stop,
  submitCode,
  switchAccount,
} from './session.js';
