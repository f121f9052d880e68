import type { MessageBase } from './message-base.js';

/**
 * `video`: a member sent a video (视频消息).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90239
 */
export interface VideoMessage extends MessageBase {
  readonly msgType: 'video';
  /** Downloads the video, or sends it on, for 3 days. */
  readonly mediaId: string;
  /** Downloads its still picture (缩略图), for 3 days. */
  readonly thumbMediaId: string;
}
