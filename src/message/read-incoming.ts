import type { XmlRecord } from '../xml/index.js';
import { readEvent } from './events/read-event.js';
import { decodeId } from './field/index.js';
import type { Incoming } from './incoming.js';
import { readMessage } from './messages/read-message.js';
import type { ReadResult } from './read-result.js';

/**
 * Makes a decrypted callback into its type. Never throws: what this version does not know is delivered as
 * `UnknownMessage` or `UnknownEvent`, with a warning for the log.
 *
 * @param record the children of the root element `<xml>`
 * @see https://developer.work.weixin.qq.com/document/path/90238
 */
export function readIncoming(record: XmlRecord): ReadResult<Incoming> {
  const msgType = decodeId(record.MsgType ?? '') ?? '';
  return msgType === 'event' ? readEvent(record) : readMessage(msgType, record);
}
