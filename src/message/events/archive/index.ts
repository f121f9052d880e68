export type { ArchiveChangeEventMap, ArchiveEventMap } from './archive-events.js';
export type * from './data-archive-events.js';
export type * from './msgaudit-events.js';
