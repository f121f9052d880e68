import type { EventName } from './events/index.js';
import type { Incoming } from './incoming.js';

/**
 * The events to which the documentation knows a passive reply; to `template_card_event` and `taskcard_click` only an
 * update of the card.
 */
export const REPLYABLE_EVENTS = [
  'subscribe',
  'enter_agent',
  'LOCATION',
  'click',
  'view',
  'view_miniprogram',
  'scancode_waitmsg',
  'template_card_event',
  'template_card_menu_event',
  'taskcard_click',
] as const satisfies readonly EventName[];

/** One of them. */
export type ReplyableEventName = (typeof REPLYABLE_EVENTS)[number];

const replyable: ReadonlySet<EventName> = new Set(REPLYABLE_EVENTS);

/**
 * Whether a passive reply (被动回复) to this reaches the member: after every message and after `REPLYABLE_EVENTS`. Of
 * what this version does not know nobody can say, so it is true of that too.
 *
 * A hint for a warning, not a reason to hold a reply back: the list rests on one page of the documentation, and its
 * pages disagree about `template_card_event`.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90241
 */
export function canReply(incoming: Incoming): boolean {
  return incoming.msgType !== 'event' || incoming.event === 'unknown' || replyable.has(incoming.event);
}
