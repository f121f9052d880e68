import { HandlerError } from '../../errors/index.js';
import { element, textElement } from '../../xml/write/index.js';
import type { Article, NewsReply } from '../passive-reply.js';
import { cutText } from './cut-text.js';
import { DESCRIPTION_MAX_BYTES, MAX_ARTICLES, TITLE_MAX_BYTES } from './reply-limits.js';

/** `ArticleCount, Articles/item{Title, Description, PicUrl, Url}`. */
export function newsBody({ articles }: NewsReply, warnings: string[]): string {
  const count = articles.length;
  if (count < 1 || count > MAX_ARTICLES) {
    throw new HandlerError(
      'invalid_reply',
      `The news reply has ${count} articles; WeCom takes 1 to ${MAX_ARTICLES}. Leave some out, or send the rest actively.`,
    );
  }
  const items = articles.map((article, index) => articleItem(article, index, warnings));
  return element('ArticleCount', count) + element('Articles', items.join(''));
}

function articleItem({ title, description, picUrl, url }: Article, index: number, warnings: string[]): string {
  const place = `articles[${index}] of the news reply`;
  let xml = textElement('Title', cutText(title, TITLE_MAX_BYTES, `title of ${place}`, warnings));
  if (description !== undefined) {
    const shown = cutText(description, DESCRIPTION_MAX_BYTES, `description of ${place}`, warnings);
    xml += textElement('Description', shown);
  }
  if (picUrl !== undefined) xml += textElement('PicUrl', picUrl);
  if (url !== undefined) xml += textElement('Url', url);
  return element('item', xml);
}
