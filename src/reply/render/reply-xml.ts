import { cdata } from '../../xml/write/index.js';
import type { ReplyHeader } from './rendered-reply.js';

/** Puts the header before a reply's body. Written out as one template, since every callback answered passes here. */
export function replyXml(msgType: string, { toUserName, fromUserName, createTime }: ReplyHeader, body: string): string {
  return (
    `<xml><ToUserName>${cdata(toUserName)}</ToUserName><FromUserName>${cdata(fromUserName)}</FromUserName>` +
    `<CreateTime>${Math.trunc(createTime)}</CreateTime><MsgType><![CDATA[${msgType}]]></MsgType>${body}</xml>`
  );
}
