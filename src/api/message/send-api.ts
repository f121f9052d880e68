import type { Logger } from '../../logger/index.js';
import type { TemplateCard } from '../../message/template-card/index.js';
import { splitUtf8 } from '../../text/index.js';
import type { AppMessage, IdTransOption, MpNewsAppMessage, SafeOption } from './app-message.js';
import { checkedText } from './checked-text.js';
import { type MessageApi, TEXT_LIMIT } from './message-api.js';
import type {
  MiniprogramNoticeContent,
  MpNewsArticle,
  NewsArticle,
  TextCardContent,
  VideoContent,
} from './message-content.js';
import { type RecipientLists, type Recipients, toRecipientLists } from './recipients.js';
import type { SendOptions } from './send-options.js';
import type { SendResult } from './send-result.js';

/**
 * Sends messages of each kind in one line: receivers first, then the content.
 *
 * @example
 * await api.send.text('ZhangSan', 'Your order has shipped.');
 * await api.send.markdown({ toParty: [2] }, '**Done**');
 * @see https://developer.work.weixin.qq.com/document/path/90236
 */
export class SendApi {
  readonly #message: MessageApi;
  readonly #logger: Logger;

  constructor(message: MessageApi, logger: Logger) {
    this.#message = message;
    this.#logger = logger;
  }

  /**
   * Sends a text (文本). One over 2048 bytes goes out as several messages, in order, cut at line ends where possible;
   * there is one result for each. When one of them fails the later ones are not sent.
   * @throws {RequestError} when the content is no text, or there are no receivers
   */
  async text(
    to: Recipients,
    content: string,
    options: SendOptions & SafeOption & IdTransOption = {},
  ): Promise<readonly SendResult[]> {
    const parts = splitUtf8(checkedText('content', content), TEXT_LIMIT);
    const results: SendResult[] = [];
    for (const part of parts) {
      // The repeat check would swallow a part that reads like one before it.
      const isRepeat = parts.indexOf(part) !== parts.lastIndexOf(part);
      const partOptions = isRepeat ? { ...options, enableDuplicateCheck: 0 as const } : options;
      try {
        results.push(await this.#send(to, { msgType: 'text', text: { content: part } }, partOptions));
      } catch (error) {
        if (results.length > 0) {
          this.#logger.warn({ sent: results.length, parts: parts.length }, 'a long text was sent only in part');
        }
        throw error;
      }
    }
    return results;
  }

  /** Sends an image (图片) that was uploaded with `media.upload('image', …)`. */
  image(to: Recipients, mediaId: string, options: SendOptions & SafeOption = {}): Promise<SendResult> {
    return this.#send(to, { msgType: 'image', image: { mediaId } }, options);
  }

  /** Sends a voice (语音) that was uploaded with `media.upload('voice', …)`. */
  voice(to: Recipients, mediaId: string, options: SendOptions = {}): Promise<SendResult> {
    return this.#send(to, { msgType: 'voice', voice: { mediaId } }, options);
  }

  /** Sends a video (视频) that was uploaded with `media.upload('video', …)`, with a title and a description if wanted. */
  video(to: Recipients, video: string | VideoContent, options: SendOptions & SafeOption = {}): Promise<SendResult> {
    return this.#send(to, { msgType: 'video', video: typeof video === 'string' ? { mediaId: video } : video }, options);
  }

  /** Sends a file (文件) that was uploaded with `media.upload('file', …)`; it arrives under the name it had then. */
  file(to: Recipients, mediaId: string, options: SendOptions & SafeOption = {}): Promise<SendResult> {
    return this.#send(to, { msgType: 'file', file: { mediaId } }, options);
  }

  /** Sends a text card (文本卡片). */
  textcard(to: Recipients, textcard: TextCardContent, options: SendOptions & IdTransOption = {}): Promise<SendResult> {
    return this.#send(to, { msgType: 'textcard', textcard }, options);
  }

  /** Sends news (图文) of 1 to 8 articles that lead to web pages or mini-programs. */
  news(
    to: Recipients,
    articles: readonly NewsArticle[],
    options: SendOptions & IdTransOption = {},
  ): Promise<SendResult> {
    return this.#send(to, { msgType: 'news', news: { articles } }, options);
  }

  /** Sends news (mpnews 图文) of 1 to 8 articles whose text WeCom keeps. */
  mpnews(
    to: Recipients,
    articles: readonly MpNewsArticle[],
    options: SendOptions & IdTransOption & Pick<MpNewsAppMessage, 'safe'> = {},
  ): Promise<SendResult> {
    return this.#send(to, { msgType: 'mpnews', mpnews: { articles } }, options);
  }

  /** Sends markdown, at most 2048 bytes of the subset that WeCom shows; the WeChat plug-in (微信插件) shows none. */
  markdown(to: Recipients, content: string, options: SendOptions = {}): Promise<SendResult> {
    return this.#send(to, { msgType: 'markdown', markdown: { content } }, options);
  }

  /** Sends a mini-program notice (小程序通知); the app must be bound to a mini-program, `@all` is not possible. */
  miniprogramNotice(
    to: Recipients,
    miniprogramNotice: MiniprogramNoticeContent,
    options: SendOptions & IdTransOption = {},
  ): Promise<SendResult> {
    return this.#send(to, { msgType: 'miniprogram_notice', miniprogramNotice }, options);
  }

  /**
   * Sends a template card (模板卡片) of any of the five kinds. Of cards that call back, the result holds the
   * `responseCode` with which `message.updateTemplateCard` changes them.
   */
  templateCard(
    to: Recipients,
    templateCard: TemplateCard,
    options: SendOptions & IdTransOption = {},
  ): Promise<SendResult> {
    return this.#send(to, { msgType: 'template_card', templateCard }, options);
  }

  #send(to: Recipients, message: AppMessage, options: SendOptions): Promise<SendResult> {
    const { timeout, maxWait, signal, ...rest } = options;
    const recipients: RecipientLists = toRecipientLists(to);
    return this.#message.send({ ...rest, ...recipients, ...message }, { timeout, maxWait, signal });
  }
}
