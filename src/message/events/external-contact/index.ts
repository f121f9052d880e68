export type * from './customer-acquisition-events.js';
export type * from './external-chat-events.js';
export type { ExternalContactChangeEventMap } from './external-contact-events.js';
export type * from './external-contact-member-events.js';
export type * from './external-tag-events.js';
