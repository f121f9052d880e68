import type { ImageMessage } from './image-message.js';
import type { LinkMessage } from './link-message.js';
import type { LocationMessage } from './location-message.js';
import type { TextMessage } from './text-message.js';
import type { UnknownMessage } from './unknown-message.js';
import type { VideoMessage } from './video-message.js';
import type { VoiceMessage } from './voice-message.js';

/** The message of each `msgType`. */
export interface MessageMap {
  readonly text: TextMessage;
  readonly image: ImageMessage;
  readonly voice: VoiceMessage;
  readonly video: VideoMessage;
  readonly location: LocationMessage;
  readonly link: LinkMessage;
  /** Any other. */
  readonly unknown: UnknownMessage;
}

/** What `message.msgType` can be. */
export type MsgType = keyof MessageMap;

/**
 * What a member sends to the app (接收消息), told apart by `msgType`.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90239
 */
export type Message = MessageMap[MsgType];
