export { AdminConsole } from './admin-console.js';
export type { VerdictCode } from './verdict.js';
