export type {
  AppMessage,
  FileAppMessage,
  IdTransOption,
  ImageAppMessage,
  MarkdownAppMessage,
  MiniprogramNoticeAppMessage,
  MpNewsAppMessage,
  NewsAppMessage,
  SafeOption,
  TemplateCardAppMessage,
  TextAppMessage,
  TextCardAppMessage,
  VideoAppMessage,
  VoiceAppMessage,
} from './app-message.js';
export { checkedText } from './checked-text.js';
export { MessageApi, type MessageApiOptions, type SendRequest, TEXT_LIMIT } from './message-api.js';
export type {
  MediaContent,
  MiniprogramNoticeContent,
  MpNewsArticle,
  NewsArticle,
  NoticeItem,
  TextCardContent,
  TextContent,
  VideoContent,
} from './message-content.js';
export { messageToWire, newsArticle } from './message-to-wire.js';
export type { NodeId, RecipientLists, Recipients } from './recipients.js';
export { SendApi } from './send-api.js';
export type { DuplicateCheckOption, SendOptions } from './send-options.js';
export type { SendResult } from './send-result.js';
export type { UpdateTemplateCardRequest } from './update-card-request.js';
