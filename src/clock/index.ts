export type { Clock, ClockTimer } from './clock.js';
export { ManualClock } from './manual-clock.js';
export { sleep } from './sleep.js';
export { systemClock } from './system-clock.js';
