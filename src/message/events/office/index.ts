export type * from './calendar-events.js';
export type * from './doc-events.js';
export type * from './living-events.js';
export type * from './meeting-events.js';
export type * from './meeting-room-events.js';
export type { OfficeChangeEventMap, OfficeEventMap } from './office-events.js';
export type * from './smart-sheet-events.js';
