import type { TemplateCard } from '../../message/template-card/index.js';
import type {
  MediaContent,
  MiniprogramNoticeContent,
  MpNewsArticle,
  NewsArticle,
  TextCardContent,
  TextContent,
  VideoContent,
} from './message-content.js';

/** Confidential messages (保密消息). */
export interface SafeOption {
  /** 1: cannot be forwarded and carries a watermark. A file must then be one that WeCom can show. */
  readonly safe?: 0 | 1;
}

/** Id translation (id转译) of templates such as `$userName=ZhangSan$`. */
export interface IdTransOption {
  readonly enableIdTrans?: 0 | 1;
}

export interface TextAppMessage extends SafeOption, IdTransOption {
  readonly msgType: 'text';
  readonly text: TextContent;
}

export interface ImageAppMessage extends SafeOption {
  readonly msgType: 'image';
  readonly image: MediaContent;
}

export interface VoiceAppMessage {
  readonly msgType: 'voice';
  readonly voice: MediaContent;
}

export interface VideoAppMessage extends SafeOption {
  readonly msgType: 'video';
  readonly video: VideoContent;
}

export interface FileAppMessage extends SafeOption {
  readonly msgType: 'file';
  readonly file: MediaContent;
}

export interface TextCardAppMessage extends IdTransOption {
  readonly msgType: 'textcard';
  readonly textcard: TextCardContent;
}

export interface NewsAppMessage extends IdTransOption {
  readonly msgType: 'news';
  /** 1 to 8 articles. */
  readonly news: { readonly articles: readonly NewsArticle[] };
}

export interface MpNewsAppMessage extends IdTransOption {
  readonly msgType: 'mpnews';
  /** 1 to 8 articles. */
  readonly mpnews: { readonly articles: readonly MpNewsArticle[] };
  /** 1: cannot be forwarded and carries a watermark; 2: can be shared within the corp only. */
  readonly safe?: 0 | 1 | 2;
}

export interface MarkdownAppMessage {
  readonly msgType: 'markdown';
  /** At most 2048 bytes of the subset: headings, bold, links, inline code, quotes, `<font color="info">`. */
  readonly markdown: TextContent;
}

export interface MiniprogramNoticeAppMessage extends IdTransOption {
  readonly msgType: 'miniprogram_notice';
  readonly miniprogramNotice: MiniprogramNoticeContent;
}

export interface TemplateCardAppMessage extends IdTransOption {
  readonly msgType: 'template_card';
  readonly templateCard: TemplateCard;
}

/**
 * A message that an app can send of its own accord (应用消息), told apart by `msgType`.
 * @see https://developer.work.weixin.qq.com/document/path/90236
 */
export type AppMessage =
  | TextAppMessage
  | ImageAppMessage
  | VoiceAppMessage
  | VideoAppMessage
  | FileAppMessage
  | TextCardAppMessage
  | NewsAppMessage
  | MpNewsAppMessage
  | MarkdownAppMessage
  | MiniprogramNoticeAppMessage
  | TemplateCardAppMessage;
