export type * from './change-school-contact-events.js';
export type { SchoolChangeEventMap } from './school-events.js';
