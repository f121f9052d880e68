export { isPassiveReply } from './is-passive-reply.js';
export type {
  Article,
  ImageReply,
  NewsReply,
  PassiveReply,
  RawReply,
  TextReply,
  UpdateButtonReply,
  UpdateTemplateCardReply,
  VideoReply,
  VoiceReply,
} from './passive-reply.js';
export {
  DESCRIPTION_MAX_BYTES,
  MAX_ARTICLES,
  type RenderedReply,
  type ReplyHeader,
  renderReply,
  TEXT_MAX_BYTES,
  TITLE_MAX_BYTES,
} from './render/index.js';
export { reply, type VideoCaption } from './reply.js';
