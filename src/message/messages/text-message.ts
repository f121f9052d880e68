import type { MessageBase } from './message-base.js';

/**
 * `text`: a member wrote a text (文本消息).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90239
 */
export interface TextMessage extends MessageBase {
  readonly msgType: 'text';
  /** Exactly as written: neither trimmed nor converted, so that `007` stays `007`. */
  readonly content: string;
}
