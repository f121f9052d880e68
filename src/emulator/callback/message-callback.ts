import { element } from '../../xml/write/index.js';
import type { EventFields } from '../page-api/index.js';
import { decimalId, type EmulatedApp } from '../world/index.js';
import type { Callback } from './callback.js';
import { composeMembers } from './compose-xml.js';

export interface MessageCallbackInput {
  readonly app: EmulatedApp;
  readonly userId: string;
  readonly msgType: string;
  /** The message's own fields by their wire names. */
  readonly fields: EventFields;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly warnings?: readonly string[];
}

/**
 * A message (接收消息) from a member to an app. Its MsgId has 19 digits, which no JS number can hold.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90239
 */
export function messageCallback({ app, userId, msgType, fields, now, warnings = [] }: MessageCallbackInput): Callback {
  const members = composeMembers({
    ToUserName: app.corpId,
    FromUserName: userId,
    CreateTime: Math.floor(now / 1000),
    MsgType: msgType,
    ...fields,
  });
  const xml = element('xml', members + element('MsgId', decimalId(19)) + element('AgentID', app.agentId));
  return { app, userId, title: msgType, xml, warnings };
}
