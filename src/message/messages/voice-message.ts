import type { OpenString } from '../open-string.js';
import type { MessageBase } from './message-base.js';

/**
 * `voice`: a member sent a voice message (语音消息).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90239
 */
export interface VoiceMessage extends MessageBase {
  readonly msgType: 'voice';
  /** Downloads the recording, or sends it on, for 3 days. */
  readonly mediaId: string;
  /** The audio format. */
  readonly format: OpenString<'amr' | 'speex'>;
  /** The spoken words as recognised. Not documented for WeCom; read by an SDK, so it may occur. */
  readonly recognition?: string;
}
