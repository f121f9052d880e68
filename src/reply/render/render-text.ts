import { fitsUtf8 } from '../../text/index.js';
import { textElement } from '../../xml/write/index.js';
import type { TextReply } from '../passive-reply.js';
import { cutText } from './cut-text.js';
import type { RenderedReply, ReplyHeader } from './rendered-reply.js';
import { TEXT_MAX_BYTES } from './reply-limits.js';
import { replyXml } from './reply-xml.js';

const NO_WARNINGS: readonly string[] = Object.freeze([]);

/** `Content`, cut to what WeCom shows. */
export function renderText({ content }: TextReply, header: ReplyHeader): RenderedReply {
  if (fitsUtf8(content, TEXT_MAX_BYTES)) {
    return { xml: replyXml('text', header, textElement('Content', content)), warnings: NO_WARNINGS };
  }
  const warnings: string[] = [];
  const kept = cutText(content, TEXT_MAX_BYTES, 'content of the text reply', warnings);
  return { xml: replyXml('text', header, textElement('Content', kept)), warnings, rest: content.slice(kept.length) };
}
