import type { CardImage, NewsNoticeCard, TextNoticeCard } from '../../message/template-card/index.js';
import { cardToJson } from '../../message/template-card/index.js';
import { defined, type WireRecord } from '../wire/index.js';

/** Whom a robot's text mentions. `<@userid>` inside the text mentions, too. */
export interface RobotMentions {
  /** Userids, `@all` for everybody. */
  readonly mentionedList?: readonly string[];
  /** Mobile numbers, `@all` for everybody. */
  readonly mentionedMobileList?: readonly string[];
}

/** One item of a robot's news. */
export interface RobotArticle {
  /** At most 128 bytes. */
  readonly title: string;
  /** At most 512 bytes. */
  readonly description?: string;
  readonly url: string;
  /** JPG or PNG, 1068×455 or 150×150 pixels. */
  readonly picUrl?: string;
}

/** Robots take no callbacks, so their cards have no menu and no task. */
interface NoCallback {
  readonly actionMenu?: never;
  readonly taskId?: never;
}

/** A card of a robot: a text notice, or a news notice with its picture. */
export type RobotCard =
  | (TextNoticeCard & NoCallback)
  | (NewsNoticeCard & NoCallback & { readonly cardImage: CardImage });

/**
 * A message of a group robot, told apart by `msgType`.
 * @see https://developer.work.weixin.qq.com/document/path/91770
 */
export type RobotMessage =
  | { readonly msgType: 'text'; readonly text: { readonly content: string } & RobotMentions }
  | { readonly msgType: 'markdown'; readonly markdown: { readonly content: string } }
  | { readonly msgType: 'markdown_v2'; readonly markdownV2: { readonly content: string } }
  | { readonly msgType: 'image'; readonly image: { readonly base64: string; readonly md5: string } }
  | { readonly msgType: 'news'; readonly news: { readonly articles: readonly RobotArticle[] } }
  | { readonly msgType: 'file'; readonly file: { readonly mediaId: string } }
  | { readonly msgType: 'voice'; readonly voice: { readonly mediaId: string } }
  | { readonly msgType: 'template_card'; readonly templateCard: RobotCard };

/** Spells a robot's message as `webhook/send` takes it. */
export function robotMessageToWire(message: RobotMessage): WireRecord {
  return { msgtype: message.msgType, [message.msgType]: contentOf(message) };
}

function contentOf(message: RobotMessage): WireRecord {
  switch (message.msgType) {
    case 'text': {
      const { content, mentionedList, mentionedMobileList } = message.text;
      return defined({ content, mentioned_list: mentionedList, mentioned_mobile_list: mentionedMobileList });
    }
    case 'markdown':
      return { content: message.markdown.content };
    case 'markdown_v2':
      return { content: message.markdownV2.content };
    case 'image':
      return { base64: message.image.base64, md5: message.image.md5 };
    case 'news':
      return {
        articles: message.news.articles.map(({ title, description, url, picUrl }) =>
          defined({ title, description, url, picurl: picUrl }),
        ),
      };
    case 'file':
      return { media_id: message.file.mediaId };
    case 'voice':
      return { media_id: message.voice.mediaId };
    case 'template_card':
      return cardToJson(message.templateCard);
  }
}
