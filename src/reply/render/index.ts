export { renderReply } from './render-reply.js';
export type { RenderedReply, ReplyHeader } from './rendered-reply.js';
export { DESCRIPTION_MAX_BYTES, MAX_ARTICLES, TEXT_MAX_BYTES, TITLE_MAX_BYTES } from './reply-limits.js';
