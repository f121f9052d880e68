export type * from './agent-status-events.js';
export type { ApplicationEventMap } from './application-events.js';
export type * from './card-events.js';
export type * from './job-events.js';
export type * from './menu-events.js';
export type * from './session-events.js';
