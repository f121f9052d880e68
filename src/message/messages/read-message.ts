import type { XmlRecord } from '../../xml/index.js';
import { type ArmReader, armReader } from '../arm-reader.js';
import { agentId, type FieldsOf, id, optional } from '../field/index.js';
import type { IncomingBase } from '../incoming-base.js';
import { quoteWire } from '../quote-wire.js';
import type { ReadResult } from '../read-result.js';
import type { Message } from './message.js';
import type { MessageBase } from './message-base.js';
import { messageTable } from './message-table.js';
import type { UnknownMessage } from './unknown-message.js';

const messageFields: FieldsOf<Omit<MessageBase, keyof IncomingBase>> = { msgId: id('MsgId'), agentId };

/** A Map, so that a MsgType such as `constructor` finds nothing. */
const readers: ReadonlyMap<string, ArmReader<Message>> = new Map(
  Object.entries(messageTable).map(([msgType, fields]) => [
    msgType,
    armReader<Message>({ msgType }, { ...messageFields, ...fields }),
  ]),
);

const unknownFields: FieldsOf<Omit<UnknownMessage, keyof IncomingBase | 'msgType'>> = {
  wireMsgType: id('MsgType'),
  msgId: id('MsgId'),
  agentId: optional(agentId),
};
const readUnknown = armReader<UnknownMessage>({ msgType: 'unknown' }, unknownFields);

/** Reads a callback whose MsgType is not `event`. */
export function readMessage(msgType: string, record: XmlRecord): ReadResult<Message> {
  const read = readers.get(msgType);
  if (read !== undefined) return { incoming: read(record) };
  const what = msgType === '' ? 'callback without MsgType' : `unknown message type ${quoteWire(msgType)}`;
  return { incoming: readUnknown(record), warning: `${what} delivered as UnknownMessage` };
}
