export { answerOps, type OpsSources } from './answer-ops.js';
export { type CheckOptions, Health, type HealthOptions } from './health.js';
export type { CheckResult, HealthReport } from './health-report.js';
export { healthResponse } from './health-response.js';
export { listenForOps, type OpsListenOptions } from './listen-for-ops.js';
export type { OpsResponse } from './ops-response.js';
export type { CheckTask } from './readiness-check.js';
export { serveHealth } from './serve-health.js';
