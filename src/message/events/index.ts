export type * from './application/index.js';
export type * from './approval/index.js';
export type * from './archive/index.js';
export type * from './chain/index.js';
export type * from './contact/index.js';
export type {
  ChangeEventMap,
  ChangeEventName,
  ChangeTypeOf,
  Event,
  EventMap,
  EventName,
  KeyedEventName,
  PlainEventMap,
} from './event.js';
export type { AgentEventBase, EventBase } from './event-base.js';
export type * from './external-contact/index.js';
export type * from './kf/index.js';
export type * from './office/index.js';
export type * from './school/index.js';
export type { UnknownEvent } from './unknown-event.js';
