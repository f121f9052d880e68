export type { ImageMessage } from './image-message.js';
export type { LinkMessage } from './link-message.js';
export type { LocationMessage } from './location-message.js';
export type { Message, MessageMap, MsgType } from './message.js';
export type { MessageBase } from './message-base.js';
export type { TextMessage } from './text-message.js';
export type { UnknownMessage } from './unknown-message.js';
export type { VideoMessage } from './video-message.js';
export type { VoiceMessage } from './voice-message.js';
