import type { AppMessage, ChatMessage } from '../../../api/index.js';
import { TEXT_LIMIT } from '../../../api/message/index.js';
import { splitUtf8 } from '../../../text/index.js';
import type { PushRequest } from '../request/index.js';
import { given } from './given.js';
import { newsArticles } from './news-articles.js';

/** The messages of an app that a request asks for; a long text is several. */
export function appMessages(request: PushRequest): readonly AppMessage[] {
  const { text, templateCard } = request;
  const idTrans = given({ enableIdTrans: request.enableIdTrans });
  if (text !== undefined) {
    return splitUtf8(text, TEXT_LIMIT).map((content) => ({
      msgType: 'text',
      text: { content },
      ...given({ safe: request.safe }),
      ...idTrans,
    }));
  }
  if (templateCard !== undefined) return [{ msgType: 'template_card', templateCard, ...idTrans }];
  return commonMessages(request).map((message) => ({ ...message, ...idTrans }));
}

/** The same for a group of the app. Mentions go with the first part of a text: in each they would ring again. */
export function chatMessages(request: PushRequest): readonly ChatMessage[] {
  const { text, mentionedList, safe } = request;
  if (text === undefined) return commonMessages(request);
  return splitUtf8(text, TEXT_LIMIT).map((content, index) => ({
    msgType: 'text',
    text: { content, ...(index === 0 ? given({ mentionedList }) : {}) },
    ...given({ safe }),
  }));
}

/** What members and groups get alike. */
function commonMessages(request: PushRequest): readonly Exclude<ChatMessage, { msgType: 'text' }>[] {
  const { markdown, textcard, news, image, file } = request;
  const safe = given({ safe: request.safe });
  if (markdown !== undefined) return [{ msgType: 'markdown', markdown: { content: markdown } }];
  if (textcard !== undefined) return [{ msgType: 'textcard', textcard: given(textcard) }];
  if (news !== undefined) return [{ msgType: 'news', news: { articles: newsArticles(news) } }];
  if (image !== undefined) return [{ msgType: 'image', image: { mediaId: image }, ...safe }];
  if (file !== undefined) return [{ msgType: 'file', file: { mediaId: file }, ...safe }];
  return [];
}
