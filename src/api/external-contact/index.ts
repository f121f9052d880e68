export type {
  CustomerAttachment,
  CustomerMessage,
  FileAttachment,
  ImageAttachment,
  LinkAttachment,
  MiniProgramAttachment,
  VideoAttachment,
} from './attachment.js';
export type { MassMessageRequest, RemarkRequest, WelcomeMessage } from './contact-requests.js';
export {
  type AddCorpTagRequest,
  type CorpTag,
  CorpTagApi,
  type CorpTagGroup,
  type CorpTagIds,
  type EditCorpTagRequest,
  type MarkTagRequest,
} from './corp-tag-api.js';
export type {
  ContactDetail,
  ContactTag,
  ExternalContact,
  FollowedContact,
  FollowInfo,
  FollowInfoBase,
  FollowUser,
} from './external-contact.js';
export { ExternalContactApi, type FollowedContactPage, type MassMessageResult } from './external-contact-api.js';
export {
  type GroupChat,
  GroupChatApi,
  type GroupChatListOptions,
  type GroupChatMember,
  type GroupChatStatus,
  type GroupChatSummary,
} from './group-chat-api.js';
