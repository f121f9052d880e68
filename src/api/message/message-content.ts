/** A text (文本). */
export interface TextContent {
  /** At most 2048 bytes, the rest is cut off; `<a href="…">` makes a link. */
  readonly content: string;
}

/** A file that was uploaded before (临时素材). */
export interface MediaContent {
  /** From `media.upload`; good for three days. */
  readonly mediaId: string;
}

/** A video (视频). */
export interface VideoContent extends MediaContent {
  /** At most 128 bytes. */
  readonly title?: string;
  /** At most 512 bytes. */
  readonly description?: string;
}

/** A text card (文本卡片). */
export interface TextCardContent {
  /** At most 128 characters. */
  readonly title: string;
  /** At most 512 characters; `<br>` and `<div class="gray">` (`highlight`, `normal`) are understood. */
  readonly description: string;
  /** With its scheme, at most 2048 bytes. */
  readonly url: string;
  /** Caption of the button, at most 4 characters; 详情 by default. */
  readonly btnTxt?: string;
}

interface NewsArticleText {
  /** At most 128 bytes. */
  readonly title: string;
  /** At most 512 bytes. */
  readonly description?: string;
  /** JPG or PNG, 1068×455 or 150×150 pixels; at most 2048 bytes. */
  readonly picUrl?: string;
}

/** Opens a web page. */
interface NewsPageLink {
  /** With its scheme, at most 2048 bytes. */
  readonly url: string;
  readonly appId?: never;
  readonly pagePath?: never;
}

/** Opens a mini-program that is linked to the app. */
interface NewsMiniProgramLink {
  readonly appId: string;
  /** At most 128 bytes. */
  readonly pagePath: string;
  /** Ignored beside a mini-program. */
  readonly url?: string;
}

/** One item of a news message (图文): opens a page or a mini-program. */
export type NewsArticle = NewsArticleText & (NewsPageLink | NewsMiniProgramLink);

/** One item of a news message that is kept by WeCom (mpnews 图文). */
export interface MpNewsArticle {
  /** At most 128 bytes. */
  readonly title: string;
  /** The cover, from `media.upload('image', …)`. */
  readonly thumbMediaId: string;
  /** At most 64 bytes. */
  readonly author?: string;
  /** Where 阅读原文 leads. */
  readonly contentSourceUrl?: string;
  /** HTML, at most 666 KB; its images from `media.uploadImage`. */
  readonly content: string;
  /** At most 512 bytes. */
  readonly digest?: string;
}

/** A line of a mini-program notice. */
export interface NoticeItem {
  /** At most 10 characters. */
  readonly key: string;
  /** At most 30 characters. */
  readonly value: string;
}

/** A mini-program notice (小程序通知); only for apps bound to a mini-program, and never to `@all`. */
export interface MiniprogramNoticeContent {
  readonly appId: string;
  /** At most 1024 bytes. */
  readonly page?: string;
  /** 4 to 12 Han characters. */
  readonly title: string;
  /** 4 to 12 Han characters. */
  readonly description?: string;
  /** Shows the first item large. */
  readonly emphasisFirstItem?: boolean;
  /** At most 10 lines. */
  readonly contentItem?: readonly NoticeItem[];
}
