import { isJsonArray, isJsonObject, type Json } from '../json.js';
import type { ConversationEntry } from '../page-api/index.js';

/**
 * The words of a message: the content of text and markdown, else the title of a card, an article, a video or a link,
 * else the name of a file.
 */
export function messageText({ content }: ConversationEntry): string {
  const { articles, main_title: mainTitle } = content;
  const first = isJsonArray(articles) ? articles[0] : undefined;
  return (
    textOf(content.content) ??
    textOf(content.title) ??
    textOf(isJsonObject(first) ? first.title : undefined) ??
    textOf(isJsonObject(mainTitle) ? mainTitle.title : undefined) ??
    textOf(content.sub_title_text) ??
    textOf(content.file_name) ??
    ''
  );
}

function textOf(value: Json): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
