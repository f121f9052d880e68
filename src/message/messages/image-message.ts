import type { MessageBase } from './message-base.js';

/**
 * `image`: a member sent a picture (图片消息).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90239
 */
export interface ImageMessage extends MessageBase {
  readonly msgType: 'image';
  /** Where the picture can be seen. */
  readonly picUrl: string;
  /** Downloads the picture, or sends it on, for 3 days. */
  readonly mediaId: string;
}
