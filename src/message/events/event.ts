import type { ApplicationEventMap } from './application/index.js';
import type { ApprovalEventMap } from './approval/index.js';
import type { ArchiveChangeEventMap, ArchiveEventMap } from './archive/index.js';
import type { ChainChangeEventMap } from './chain/index.js';
import type { ContactChangeEventMap } from './contact/index.js';
import type { ExternalContactChangeEventMap } from './external-contact/index.js';
import type { KfEventMap } from './kf/index.js';
import type { OfficeChangeEventMap, OfficeEventMap } from './office/index.js';
import type { SchoolChangeEventMap } from './school/index.js';
import type { UnknownEvent } from './unknown-event.js';

/** The events without ChangeType, by name. */
export interface PlainEventMap
  extends ApplicationEventMap,
    ApprovalEventMap,
    ArchiveEventMap,
    KfEventMap,
    OfficeEventMap {}

/** The events with a ChangeType, by name and ChangeType. */
export interface ChangeEventMap
  extends ArchiveChangeEventMap,
    ChainChangeEventMap,
    ContactChangeEventMap,
    ExternalContactChangeEventMap,
    OfficeChangeEventMap,
    SchoolChangeEventMap {}

/** What `event.event` can be when there is a `changeType`. */
export type ChangeEventName = keyof ChangeEventMap;

/** What `event.changeType` can be under the event E. */
export type ChangeTypeOf<E extends ChangeEventName> = keyof ChangeEventMap[E];

type AllChanges = { readonly [E in ChangeEventName]: ChangeEventMap[E][ChangeTypeOf<E>] };

/** The event of each name; of one with ChangeTypes, the union of them all. */
export interface EventMap extends PlainEventMap, AllChanges {
  /** Any other. */
  readonly unknown: UnknownEvent;
}

/** What `event.event` can be. */
export type EventName = keyof EventMap;

/**
 * What WeCom reports to the app (接收事件), told apart by `event` and, where there is one, by `changeType`.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export type Event = EventMap[EventName];

/** The events that bear an `eventKey`: those of the menu and of cards, and `enter_agent`. */
export type KeyedEventName = {
  [E in EventName]: EventMap[E] extends { readonly eventKey: string } ? E : never;
}[EventName];
