import { HandlerError } from '../errors/index.js';
import type { ReplyValue } from '../handlers/index.js';
import { isPassiveReply, type PassiveReply } from '../reply/index.js';

/**
 * What a handler returned, as a passive reply; `undefined` for nothing and for an empty text, which WeCom would not
 * show.
 *
 * @throws HandlerError `handler_result`, naming the handler, for anything that is not a reply
 */
export function toPassiveReply(value: ReplyValue, handler: string): PassiveReply | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return { msgType: 'text', content: value };
  if (isPassiveReply(value)) return value;
  throw new HandlerError(
    'handler_result',
    `${handler} returned ${describe(value)}; return a string, a reply such as reply.image(mediaId), or nothing`,
    { handler },
  );
}

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `a ${typeof value}`;
  const keys = Object.keys(value).slice(0, 5).join(', ');
  return Array.isArray(value) ? 'a list' : `an object with the keys {${keys}}, which is not a passive reply`;
}
