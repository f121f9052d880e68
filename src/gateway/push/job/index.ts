export { duplicateCheckInterval } from './duplicate-check-interval.js';
export { HOLD_TIME } from './hold.js';
export { describeFailure, judgeFailure, type Verdict } from './judge-failure.js';
export { PUSH_JOB_KIND, type PushJob } from './push-job.js';
export { PushWorker } from './push-worker.js';
export type { PushWorkerOptions } from './push-worker-options.js';
