import { element, textElement } from '../../xml/write/index.js';
import type { PassiveReply, RawReply, TextReply } from '../passive-reply.js';
import { imageBody, videoBody, voiceBody } from './media-body.js';
import { newsBody } from './news-body.js';
import { renderText } from './render-text.js';
import type { RenderedReply, ReplyHeader } from './rendered-reply.js';
import { replyXml } from './reply-xml.js';
import { templateCardBody } from './template-card-body.js';

/**
 * Writes the XML of a passive reply, to be encrypted. Texts over WeCom's limits are cut, with a warning; characters
 * that XML cannot carry are left out; nothing in a reply can add elements to it.
 *
 * @throws {HandlerError} `invalid_reply` for an empty media id, and for news of no article or of more than 8
 * @see https://developer.work.weixin.qq.com/document/path/90241
 */
export function renderReply(reply: PassiveReply, header: ReplyHeader): RenderedReply {
  if (reply.msgType === 'text') return renderText(reply, header);
  if (reply.msgType === 'raw') return { xml: reply.xml, warnings: [] };
  const warnings: string[] = [];
  return { xml: replyXml(reply.msgType, header, bodyOf(reply, warnings)), warnings };
}

function bodyOf(reply: Exclude<PassiveReply, TextReply | RawReply>, warnings: string[]): string {
  switch (reply.msgType) {
    case 'image':
      return imageBody(reply);
    case 'voice':
      return voiceBody(reply);
    case 'video':
      return videoBody(reply, warnings);
    case 'news':
      return newsBody(reply, warnings);
    case 'update_button':
      return element('Button', textElement('ReplaceName', reply.replaceName));
    case 'update_template_card':
      return templateCardBody(reply.templateCard, warnings);
  }
}
