import type { UpdateTemplateCard } from '../message/template-card/index.js';
import type {
  Article,
  ImageReply,
  NewsReply,
  RawReply,
  TextReply,
  UpdateButtonReply,
  UpdateTemplateCardReply,
  VideoReply,
  VoiceReply,
} from './passive-reply.js';

/** The caption of a video. */
export type VideoCaption = Pick<VideoReply, 'title' | 'description'>;

/**
 * Builds passive replies (被动回复消息): plain data that a handler returns. Limits are looked at only when a reply is
 * rendered, so building one never throws.
 *
 * @example
 * onText('help', () => reply.text('Send me a picture.'));
 * @see https://developer.work.weixin.qq.com/document/path/90241
 */
export const reply = {
  /** A text of at most 2048 UTF-8 bytes; what goes beyond is cut. Returning the string itself does the same. */
  text: (content: string): TextReply => ({ msgType: 'text', content }),

  /** A picture by its media id. */
  image: (mediaId: string): ImageReply => ({ msgType: 'image', mediaId }),

  /** A voice message by its media id. */
  voice: (mediaId: string): VoiceReply => ({ msgType: 'voice', mediaId }),

  /** A video by its media id, with a title of at most 128 and a description of at most 512 UTF-8 bytes. */
  video: (mediaId: string, caption: VideoCaption = {}): VideoReply => ({ ...caption, msgType: 'video', mediaId }),

  /** News: one article or 1 to 8 of them, each with a title of at most 128 and a description of at most 512 bytes. */
  news: (articles: Article | readonly Article[]): NewsReply => ({
    msgType: 'news',
    articles: isList(articles) ? articles : [articles],
  }),

  /** Greys out the buttons of the clicked card and puts this caption on them. */
  updateButton: (replaceName: string): UpdateButtonReply => ({ msgType: 'update_button', replaceName }),

  /** Puts another card in the place of the clicked one. */
  updateTemplateCard: (templateCard: UpdateTemplateCard): UpdateTemplateCardReply => ({
    msgType: 'update_template_card',
    templateCard,
  }),

  /** The way out: the whole plaintext reply as XML of your own, sent exactly as given. */
  raw: (xml: string): RawReply => ({ msgType: 'raw', xml }),
} as const;

function isList(articles: Article | readonly Article[]): articles is readonly Article[] {
  return Array.isArray(articles);
}
