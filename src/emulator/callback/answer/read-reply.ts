import { canReply, type Incoming, readIncoming } from '../../../message/index.js';
import { parseXml } from '../../../xml/index.js';
import type { JsonObject } from '../../json.js';
import type { World } from '../../world/index.js';
import { mediaReplyReader, readButtonReply, readNewsReply, readTextReply, readVideoReply } from './plain-reply.js';
import { readCardReply } from './read-card-reply.js';
import { RefusedReply } from './refused-reply.js';
import type { ReplyContext, ReplyReader } from './reply-context.js';
import { textMember } from './xml-members.js';

/** A passive reply (被动回复) as the member sees it. */
export interface PassiveAnswer {
  readonly msgType: string;
  /** By the server API's names; of `update_button` and `update_template_card` the change to the clicked card. */
  readonly content: JsonObject;
  readonly isCut: boolean;
}

export interface ReplyReading {
  /** Absent when nobody sees it. */
  readonly reply?: PassiveAnswer;
  /** Why WeCom would refuse it. */
  readonly problem?: string;
  readonly warnings: readonly string[];
}

const READERS: ReadonlyMap<string, ReplyReader> = new Map([
  ['text', readTextReply],
  ['image', mediaReplyReader('image', 'Image')],
  ['voice', mediaReplyReader('voice', 'Voice')],
  ['video', readVideoReply],
  ['news', readNewsReply],
  ['update_button', readButtonReply],
  ['update_template_card', readCardReply],
]);

/** Replies that change the clicked card instead of adding a message. */
const UPDATES: ReadonlySet<string> = new Set(['update_button', 'update_template_card']);

const CARD_EVENTS: ReadonlySet<string> = new Set(['template_card_event', 'template_card_menu_event']);

/**
 * Checks a decrypted reply as WeCom does and reads what the member gets to see.
 *
 * @param xml the reply
 * @param callbackXml the decrypted message that it answers
 * @see https://developer.work.weixin.qq.com/document/path/90241
 */
export function readReply(xml: string, callbackXml: string, world: World): ReplyReading {
  const warnings: string[] = [];
  try {
    const { incoming } = readIncoming(parseXml(callbackXml));
    const context: ReplyContext = { world, reply: recordOf(xml), incoming, warnings, cut: [] };
    checkParties(context);
    const msgType = textMember(context.reply, 'MsgType')?.trim() ?? '';
    const content = readerOf(msgType)(context);
    if (UPDATES.has(msgType)) demandCardClick(msgType, context);
    if (!isShown(msgType, context)) return { warnings };
    return { reply: { msgType, content, isCut: context.cut.length > 0 }, warnings };
  } catch (error) {
    if (error instanceof RefusedReply) return { problem: error.message, warnings };
    throw error;
  }
}

function recordOf(xml: string) {
  try {
    return parseXml(xml);
  } catch {
    throw new RefusedReply('the decrypted reply is not well-formed XML');
  }
}

/** The reply goes the other way round than the callback. */
function checkParties({ reply, incoming, warnings }: ReplyContext): void {
  const to = textMember(reply, 'ToUserName')?.trim();
  const from = textMember(reply, 'FromUserName')?.trim();
  const isSwapped = to === incoming.toUserName && from === incoming.fromUserName;
  if (isSwapped && to !== from) {
    throw new RefusedReply('ToUserName and FromUserName must change places: the reply goes to the member');
  }
  if (to?.toLowerCase() !== incoming.fromUserName.toLowerCase()) {
    throw new RefusedReply(`ToUserName is ${quote(to)}, but the callback came from ${quote(incoming.fromUserName)}`);
  }
  if (from !== incoming.toUserName) {
    throw new RefusedReply(`FromUserName is ${quote(from)}, but must be the corpId, ${quote(incoming.toUserName)}`);
  }
  if (!/^\s*\d+\s*$/.test(textMember(reply, 'CreateTime') ?? '')) {
    warnings.push('CreateTime should be whole seconds since 1970');
  }
}

function readerOf(msgType: string): ReplyReader {
  const reader = READERS.get(msgType);
  if (reader !== undefined) return reader;
  const known = [...READERS.keys()].join(', ');
  if (msgType === '') throw new RefusedReply(`the reply has no MsgType; possible are ${known}`);
  throw new RefusedReply(
    `there is no passive reply of MsgType ${quote(msgType)}; possible are ${known}. Others go by message/send`,
  );
}

function demandCardClick(msgType: string, { incoming, warnings }: ReplyContext): void {
  if (!isCardEvent(incoming)) throw new RefusedReply(`${msgType} answers only a click on a template card`);
  warnings.push(
    "the documentation's pages disagree on whether WeCom takes this reply; message/update_template_card with the event's ResponseCode is the sure way",
  );
}

/** Of replies that the documentation does not know, those to people are shown unless the emulator is strict. */
function isShown(msgType: string, { world, incoming, warnings }: ReplyContext): boolean {
  const isKnown = canReply(incoming) && (!isCardClick(incoming) || UPDATES.has(msgType));
  if (isKnown) return true;
  const event = incoming.msgType === 'event' ? incoming.event : incoming.msgType;
  if (incoming.fromUserName === 'sys' || incoming.fromUserName === '') {
    warnings.push(`the reply is not shown: ${event} does not come from a member`);
    return false;
  }
  const verdict = world.strict ? 'the reply is not shown' : 'WeCom may not show this reply';
  warnings.push(`${verdict}: the documentation knows no such reply to ${event}`);
  return !world.strict;
}

function isCardEvent(incoming: Incoming): boolean {
  return incoming.msgType === 'event' && CARD_EVENTS.has(incoming.event);
}

function isCardClick(incoming: Incoming): boolean {
  return incoming.msgType === 'event' && incoming.event === 'template_card_event';
}

function quote(text: string | undefined): string {
  return text === undefined ? 'missing' : JSON.stringify(text.slice(0, 64));
}
