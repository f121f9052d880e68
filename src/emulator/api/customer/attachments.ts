import type { JsonObject } from '../../json.js';
import { type AppCall, byteLength, invalidParam, type Params, Refusal, tooLong } from '../../protocol/index.js';
import { checkUrl, limitBytes, needUrl } from '../check-text.js';
import { findMedia } from '../find-media.js';

const MAX_ATTACHMENTS = 9;
const MAX_TEXT_BYTES = 4000;

/** The text and attachments of a message to customers. */
export interface CustomerMessage {
  readonly text: string | undefined;
  readonly attachments: readonly { readonly msgType: string; readonly content: JsonObject }[];
}

/** Reads `text` and `attachments`, which must not both be empty. */
export function readCustomerMessage(call: AppCall): CustomerMessage {
  const { params } = call;
  const text = params.object('text')?.string('content') || undefined;
  if (text !== undefined && byteLength(text) > MAX_TEXT_BYTES) throw tooLong('text.content', MAX_TEXT_BYTES);
  const list = params.objects('attachments') ?? [];
  if (list.length > MAX_ATTACHMENTS) throw new Refusal(41064, 'too many attachments');
  if (text === undefined && list.length === 0) throw new Refusal(40063);
  return { text, attachments: list.map((attachment) => readAttachment(call, attachment)) };
}

function readAttachment(call: AppCall, attachment: Params) {
  const msgType = attachment.string('msgtype') ?? '';
  const check = CHECKS.get(msgType);
  if (check === undefined) throw new Refusal(41065, 'invalid attachment type');
  const content = attachment.object(msgType);
  if (content === undefined) throw invalidParam(attachment.at(msgType));
  check(call, content);
  return { msgType, content: content.value };
}

const CHECKS: ReadonlyMap<string, (call: AppCall, content: Params) => void> = new Map([
  ['image', checkImage],
  ['link', checkLink],
  ['miniprogram', checkMiniProgram],
  ['video', (call, content) => checkMedia(call, content, 'video')],
  ['file', (call, content) => checkMedia(call, content, 'file')],
]);

/** A `media_id`, or the URL of a picture that `media/uploadimg` took. */
function checkImage(call: AppCall, content: Params): void {
  if (content.string('media_id')) {
    checkMedia(call, content, 'image');
    return;
  }
  const url = needUrl(content, 'pic_url');
  const isOurs = url.startsWith(call.origin) && call.world.images.get(url.slice(call.origin.length)) !== undefined;
  if (!isOurs) throw invalidParam(content.at('pic_url'));
}

function checkLink(_call: AppCall, content: Params): void {
  content.need('title');
  limitBytes(content, 'title', 128);
  limitBytes(content, 'desc', 512);
  checkUrl(content, 'picurl');
  needUrl(content, 'url');
}

function checkMiniProgram(call: AppCall, content: Params): void {
  content.need('title');
  limitBytes(content, 'title', 64);
  findMedia(call, content.need('pic_media_id', 41006), 'image');
  content.need('appid');
  content.need('page');
}

function checkMedia(call: AppCall, content: Params, type: 'image' | 'video' | 'file'): void {
  findMedia(call, content.need('media_id', 41006), type);
}
