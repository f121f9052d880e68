import { hasCardShape } from '../message/template-card/index.js';
import type { PassiveReply } from './passive-reply.js';

type Members = Readonly<Record<string, unknown>>;

const IS_REPLY: Readonly<Record<PassiveReply['msgType'], (reply: Members) => boolean>> = {
  text: ({ content }) => isText(content),
  image: ({ mediaId }) => isText(mediaId),
  voice: ({ mediaId }) => isText(mediaId),
  video: ({ mediaId, title, description }) => isText(mediaId) && areOptionalTexts(title, description),
  news: ({ articles }) => Array.isArray(articles) && Array.from(articles).every(isArticle),
  update_button: ({ replaceName }) => isText(replaceName),
  update_template_card: ({ templateCard }) => hasCardShape(templateCard),
  raw: ({ xml }) => isText(xml),
};

/**
 * Tells whether a value has the form of a passive reply: a known `msgType` and members of the right types. Whether
 * WeCom would take it, lengths and counts, is for `renderReply` to say.
 */
export function isPassiveReply(value: unknown): value is PassiveReply {
  if (!isMembers(value)) return false;
  const { msgType } = value;
  return typeof msgType === 'string' && isMsgType(msgType) && IS_REPLY[msgType](value);
}

function isMsgType(msgType: string): msgType is PassiveReply['msgType'] {
  return Object.hasOwn(IS_REPLY, msgType);
}

function isArticle(value: unknown): boolean {
  return isMembers(value) && isText(value.title) && areOptionalTexts(value.description, value.picUrl, value.url);
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function areOptionalTexts(...values: unknown[]): boolean {
  return values.every((value) => value === undefined || isText(value));
}
