import { cardToJson } from '../../message/template-card/index.js';
import { defined, type WireRecord } from '../wire/index.js';
import type { AppMessage } from './app-message.js';
import type {
  MediaContent,
  MiniprogramNoticeContent,
  MpNewsArticle,
  NewsArticle,
  TextCardContent,
  VideoContent,
} from './message-content.js';

/** Spells the part of a message that depends on its kind: `msgtype` and the member of that name. */
export function messageToWire(message: AppMessage): WireRecord {
  return { msgtype: message.msgType, [message.msgType]: contentOf(message) };
}

function contentOf(message: AppMessage): WireRecord {
  switch (message.msgType) {
    case 'text':
      return { content: message.text.content };
    case 'image':
      return media(message.image);
    case 'voice':
      return media(message.voice);
    case 'video':
      return video(message.video);
    case 'file':
      return media(message.file);
    case 'textcard':
      return textCard(message.textcard);
    case 'news':
      return { articles: message.news.articles.map(newsArticle) };
    case 'mpnews':
      return { articles: message.mpnews.articles.map(mpNewsArticle) };
    case 'markdown':
      return { content: message.markdown.content };
    case 'miniprogram_notice':
      return miniprogramNotice(message.miniprogramNotice);
    case 'template_card':
      return cardToJson(message.templateCard);
  }
}

function media({ mediaId }: MediaContent): WireRecord {
  return { media_id: mediaId };
}

function video({ mediaId, title, description }: VideoContent): WireRecord {
  return defined({ media_id: mediaId, title, description });
}

function textCard({ title, description, url, btnTxt }: TextCardContent): WireRecord {
  return defined({ title, description, url, btntxt: btnTxt });
}

/** Spells one article of a news message. */
export function newsArticle({ title, description, url, picUrl, appId, pagePath }: NewsArticle): WireRecord {
  return defined({ title, description, url, picurl: picUrl, appid: appId, pagepath: pagePath });
}

function mpNewsArticle(article: MpNewsArticle): WireRecord {
  const { title, thumbMediaId, author, contentSourceUrl, content, digest } = article;
  return defined({
    title,
    thumb_media_id: thumbMediaId,
    author,
    content_source_url: contentSourceUrl,
    content,
    digest,
  });
}

function miniprogramNotice(notice: MiniprogramNoticeContent): WireRecord {
  const { appId, page, title, description, emphasisFirstItem, contentItem } = notice;
  return defined({
    appid: appId,
    page,
    title,
    description,
    emphasis_first_item: emphasisFirstItem,
    content_item: contentItem?.map(({ key, value }) => ({ key, value })),
  });
}
