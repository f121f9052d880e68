import { type AppCall, advise, invalidParam, Refusal } from '../../protocol/index.js';
import type { MessageContent } from './read-content.js';

const CONFIDENTIAL = new Set(['text', 'image', 'video', 'file', 'mpnews']);
const CONFIDENTIAL_FILES = /\.(?:txt|pdf|docx?|pptx?|xlsx?|xml|jpe?g|png|bmp|gif)$/i;

/** `safe`: 0 normal, 1 confidential (保密消息), 2 inside the company only. */
export function readSafe(call: AppCall, { msgType, content }: MessageContent): number {
  const safe = call.params.int('safe') ?? 0;
  if (safe === 0) return 0;
  if (safe !== 1 && safe !== 2) throw invalidParam('safe');
  if (msgType === 'news') throw new Refusal(40074);
  advise(call, CONFIDENTIAL.has(msgType), `safe does not apply to ${msgType}`);
  advise(call, safe === 1 || msgType === 'mpnews', 'safe 2 applies to mpnews only');
  if (msgType === 'file') {
    const fileName = call.world.media.all.get(String(content.media_id))?.fileName ?? '';
    advise(call, CONFIDENTIAL_FILES.test(fileName), 'a confidential file must be a document or a picture');
  }
  return safe;
}
