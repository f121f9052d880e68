import type { MessageBase } from './message-base.js';

/**
 * `link`: a member sent a link with its preview (链接消息).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90239
 */
export interface LinkMessage extends MessageBase {
  readonly msgType: 'link';
  readonly title: string;
  readonly description: string;
  readonly url: string;
  /** The preview picture (封面缩略图). */
  readonly picUrl: string;
}
