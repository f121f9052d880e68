import type {
  FileAppMessage,
  ImageAppMessage,
  MarkdownAppMessage,
  MpNewsAppMessage,
  NewsAppMessage,
  TextCardAppMessage,
  TextContent,
  VideoAppMessage,
  VoiceAppMessage,
} from '../message/index.js';

/** A text in a group chat, which can mention members. */
export interface ChatTextContent extends TextContent {
  /** Userids to mention, `@all` for everybody. `<@userid>` inside `content` mentions, too. */
  readonly mentionedList?: readonly string[];
}

export interface TextChatMessage {
  readonly msgType: 'text';
  readonly text: ChatTextContent;
  readonly safe?: 0 | 1;
}

/** Kinds that need nothing but their content in a chat: no id translation, no repeat check. */
type InChat<Message> = Omit<Message, 'enableIdTrans'>;

/** A message to a group chat, told apart by `msgType`. No cards and no mini-program notices. */
export type ChatMessage =
  | TextChatMessage
  | ImageAppMessage
  | VoiceAppMessage
  | VideoAppMessage
  | FileAppMessage
  | InChat<TextCardAppMessage>
  | InChat<NewsAppMessage>
  | InChat<MpNewsAppMessage>
  | MarkdownAppMessage;
