export type { Clock, ClockTimer } from './clock.js';
export { ManualClock } from './manual-clock.js';
export { onAbort } from './on-abort.js';
export { sleep } from './sleep.js';
export { systemClock } from './system-clock.js';
