export type { ContactChangeEventMap } from './contact-events.js';
export type * from './contact-party-events.js';
export type * from './contact-tag-events.js';
export type * from './contact-user-events.js';
export type { ExtAttrItem, ExtAttrText, ExtAttrWeb } from './ext-attr.js';
