// Compiled by `npm run typecheck`; never run. Each line after `@ts-expect-error` must not compile.
import type { ChangeEventTable, EventTable } from '../../src/message/events/event-table.js';
import { decodeId, type FieldsOf, id, integer, list, optional, text } from '../../src/message/field/index.js';
import type {
  ApplicationEventMap,
  ChangeEventMap,
  ChangeEventName,
  ChangeTypeOf,
  CreateUserEvent,
  Event,
  EventMap,
  Incoming,
  KeyedEventName,
  KfEventMap,
  Message,
  MessageMap,
  MsgType,
  ReplyableEventName,
  TextMessage,
  WecomEvent,
} from '../../src/message/index.js';
import type { MessageTable } from '../../src/message/messages/message-table.js';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function holds<_T extends true>(): void {}

// The names.
holds<Equal<MsgType, 'text' | 'image' | 'voice' | 'video' | 'location' | 'link' | 'unknown'>>();
holds<Equal<ChangeTypeOf<'change_external_chat'>, 'create' | 'update' | 'dismiss'>>();
holds<Equal<KeyedEventName, Exclude<KeyedApplicationEvent, 'subscribe'>>>();
holds<Equal<ReplyableEventName & ChangeEventName, never>>();
holds<Equal<WecomEvent, Event>>();

type KeyedApplicationEvent = {
  [E in keyof ApplicationEventMap]: 'eventKey' extends keyof ApplicationEventMap[E] ? E : never;
}[keyof ApplicationEventMap];

// The maps agree with the unions and with the tags.
holds<Equal<MessageMap[MsgType], Message>>();
holds<Equal<EventMap[keyof EventMap], Event>>();
holds<Equal<EventMap['change_contact'], ChangeEventMap['change_contact'][ChangeTypeOf<'change_contact'>]>>();
holds<Equal<Extract<Event, { event: 'change_contact'; changeType: 'create_user' }>, CreateUserEvent>>();
holds<Equal<{ [T in MsgType]: MessageMap[T]['msgType'] }, { [T in MsgType]: T }>>();
holds<Equal<{ [E in keyof EventMap]: EventMap[E]['event'] }, { [E in keyof EventMap]: E }>>();

export function narrows(incoming: Incoming): string | number | undefined {
  if (incoming.msgType === 'text') return incoming.content;
  if (incoming.msgType === 'unknown') return incoming.wireMsgType;
  if (incoming.msgType !== 'event') return incoming.msgId;
  if (incoming.event === 'unknown') return incoming.wireChangeType ?? incoming.agentId;
  if (incoming.event === 'template_card_event') return incoming.selectedItems[0]?.optionIds[0];
  if (incoming.event === 'change_contact') {
    // @ts-expect-error not every change of contacts has a parent: the ChangeType must be asked for first
    incoming.parentId;
    if (incoming.changeType === 'create_user') return incoming.name;
    if (incoming.changeType === 'create_party') return incoming.parentId;
  }
  // @ts-expect-error an event has no MsgId
  incoming.msgId;
  return incoming.createTime;
}

export function differs(event: Event): void {
  // @ts-expect-error there is no such event
  if (event.event === 'clik') return;
  // @ts-expect-error not every event has a ChangeType
  event.changeType;
  // @ts-expect-error contact events are not bound to an app
  if (event.event === 'change_contact') event.agentId;
}

export function isReadOnly(message: TextMessage): void {
  // @ts-expect-error what arrived is not changed
  message.content = '';
}

export function isOpen(event: ApplicationEventMap['template_card_event']): boolean {
  // Values of tomorrow compare as well as those of today.
  return event.cardType === 'text_notice' || event.cardType === 'brand_new';
}

export function isExhaustive(message: Message): string {
  switch (message.msgType) {
    case 'text':
      return message.content;
    case 'image':
    case 'voice':
    case 'video':
      return message.mediaId;
    case 'location':
      return message.label;
    case 'link':
      return message.url;
    case 'unknown':
      return message.wireMsgType;
    default:
      return message satisfies never;
  }
}

// The tables are held to the interfaces.
interface Sample {
  readonly name: string;
  readonly count: number;
  readonly note?: string;
  readonly ids: readonly string[];
}

const name = text('Name');
const count = integer('Count');
const note = optional(text('Note'));
const ids = list('Id', decodeId);

export const exact: FieldsOf<Sample> = { name, count, note, ids };
// @ts-expect-error a property is missing
export const missing: FieldsOf<Sample> = { name, count, note };
// @ts-expect-error an optional property is missing
export const missingOptional: FieldsOf<Sample> = { name, count, ids };
// @ts-expect-error a property is not in the interface
export const extra: FieldsOf<Sample> = { name, count, note, ids, more: text('More') };
// @ts-expect-error a number is read as text
export const wrongType: FieldsOf<Sample> = { name, count: text('Count'), note, ids };
// @ts-expect-error a required property is read as if it could be absent
export const wronglyOptional: FieldsOf<Sample> = { name: optional(name), count, note, ids };
// @ts-expect-error an optional property is read as if it were always there
export const wronglyRequired: FieldsOf<Sample> = { name, count, note: text('Note'), ids };
// @ts-expect-error a list is read as one
export const wrongList: FieldsOf<Sample> = { name, count, note, ids: id('Id') };

const kfRow = { token: id('Token'), openKfId: id('OpenKfId') };

// @ts-expect-error an event has no row
export const missingRow = { kf_msg_or_event: kfRow } as const satisfies EventTable<KfEventMap>;

// @ts-expect-error message types have no row
export const missingMessages = { text: { content: text('Content') } } as const satisfies MessageTable;

// @ts-expect-error an event is filed under another's name
export type Misfiled = EventTable<{ click: ApplicationEventMap['view'] }>;

// @ts-expect-error a ChangeType is filed under another's name
export type MisfiledChange = ChangeEventTable<{ change_contact: { delete_user: CreateUserEvent } }>;
