import type { Incoming } from '../message/index.js';

/** The names a message or event has on the wire, unknown ones included. */
export interface WireNames {
  /** MsgType of a message, Event of an event. */
  readonly type: string;
  readonly changeType: string | undefined;
  /** EventKey, where the event has one. */
  readonly key: string | undefined;
}

/** What a callback is called on the wire: by this an `onEvent('brand_new')` finds an event that has no type yet. */
export function wireNames(incoming: Incoming): WireNames {
  if (incoming.msgType === 'unknown') return { type: incoming.wireMsgType, changeType: undefined, key: undefined };
  if (incoming.msgType !== 'event') return { type: incoming.msgType, changeType: undefined, key: undefined };
  const key = 'eventKey' in incoming ? incoming.eventKey : rawKey(incoming);
  if (incoming.event === 'unknown') return { type: incoming.wireEvent, changeType: incoming.wireChangeType, key };
  return { type: incoming.event, changeType: 'changeType' in incoming ? incoming.changeType : undefined, key };
}

function rawKey(incoming: Incoming): string | undefined {
  const key = incoming.raw.EventKey;
  return typeof key === 'string' ? key : undefined;
}
