import { truncateUtf8 } from '../../../text/index.js';
import type { ReplyContext } from './reply-context.js';

/** A text as the member sees it: WeCom cuts what is longer than its limit, without a word to the app. */
export function cutReplyText(context: ReplyContext, text: string, limit: number, name: string): string {
  const kept = truncateUtf8(text, limit);
  if (kept === text) return text;
  context.cut.push(name);
  context.warnings.push(`${name} has ${Buffer.byteLength(text)} bytes and was cut: WeCom shows at most ${limit}`);
  return kept;
}
