export type { ApprovalEventMap } from './approval-events.js';
export type * from './open-approval-change-event.js';
export type * from './sys-approval-change-event.js';
