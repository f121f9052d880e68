import type { UpdateTemplateCard } from '../message/template-card/index.js';

/** A text. */
export interface TextReply {
  readonly msgType: 'text';
  /** At most 2048 UTF-8 bytes (682 Chinese characters); what goes beyond is cut. */
  readonly content: string;
}

/** A picture. */
export interface ImageReply {
  readonly msgType: 'image';
  /** Temporary material (临时素材): from an upload, or of a message received in the last 3 days. */
  readonly mediaId: string;
}

/** A voice message. */
export interface VoiceReply {
  readonly msgType: 'voice';
  /** Temporary material (临时素材): from an upload, or of a message received in the last 3 days. */
  readonly mediaId: string;
}

/** A video. */
export interface VideoReply {
  readonly msgType: 'video';
  /** Temporary material (临时素材): from an upload, or of a message received in the last 3 days. */
  readonly mediaId: string;
  /** At most 128 UTF-8 bytes; what goes beyond is cut. */
  readonly title?: string;
  /** At most 512 UTF-8 bytes; what goes beyond is cut. */
  readonly description?: string;
}

/** One entry of a news reply. */
export interface Article {
  /** At most 128 UTF-8 bytes; what goes beyond is cut. */
  readonly title: string;
  /** At most 512 UTF-8 bytes; what goes beyond is cut. */
  readonly description?: string;
  /** A JPG or PNG; 640×320 pixels look best for the first article, 80×80 for the others. */
  readonly picUrl?: string;
  /** The page that a click opens. */
  readonly url?: string;
}

/** News (图文消息): articles that lead to pages. */
export interface NewsReply {
  readonly msgType: 'news';
  /** 1 to 8 articles, the first with a large picture. */
  readonly articles: readonly Article[];
}

/**
 * Greys out the buttons of the card that the member clicked and puts a new caption on them (更新点击用户的按钮文案).
 * Only for button, vote and multiple-choice cards; other members' copies stay as they are.
 */
export interface UpdateButtonReply {
  readonly msgType: 'update_button';
  readonly replaceName: string;
}

/**
 * Puts another card in the place of the one that the member clicked (更新点击用户的整张卡片). Other members' copies
 * stay as they are.
 */
export interface UpdateTemplateCardReply {
  readonly msgType: 'update_template_card';
  readonly templateCard: UpdateTemplateCard;
}

/** The way out: XML of the caller's own. It is encrypted and sent exactly as it is, without any check. */
export interface RawReply {
  readonly msgType: 'raw';
  /** The whole plaintext reply, `<xml>…</xml>`, with its `ToUserName`, `FromUserName` and `CreateTime`. */
  readonly xml: string;
}

/**
 * A passive reply (被动回复消息), told apart by `msgType`: what the app answers to a callback within 5 seconds, in the
 * HTTP response itself. It is plain data that survives `JSON.stringify`; the builders of `reply` make it.
 *
 * WeCom has no music, file, markdown or text-card reply; those can only be sent actively.
 *
 * The pages of the reference disagree on whether a card's click can be answered with `update_button` and
 * `update_template_card`; `message/update_template_card` with the event's `responseCode` is the sure way.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90241
 */
export type PassiveReply =
  | TextReply
  | ImageReply
  | VoiceReply
  | VideoReply
  | NewsReply
  | UpdateButtonReply
  | UpdateTemplateCardReply
  | RawReply;
