export { eventCatalog } from './catalog/index.js';
export type { VerdictCode } from './console/index.js';
export type { CardSelection } from './conversation/index.js';
export type { Emulator } from './emulator.js';
export { EmulatorError, type EmulatorErrorCode } from './emulator-error.js';
export type { EmulatorOptions } from './emulator-options.js';
export type { Json, JsonObject } from './json.js';
export type {
  ApiExchange,
  CallbackExchange,
  CatalogEvent,
  ConversationEntry,
  DeliveryOptions,
  DeliveryTry,
  EventFields,
  Exchange,
  PageConversation,
  VerificationReport,
} from './page-api/index.js';
export type { Faults, RawAnswer } from './protocol/index.js';
export { startEmulator } from './start-emulator.js';
export type {
  ActOptions,
  AuthorizeOptions,
  EmulatedUser,
  ExpectOptions,
  MediaActOptions,
  ReplyPattern,
  SentLink,
  SentLocation,
} from './testing/index.js';
export type {
  AppEnvironment,
  AppOptions,
  CallbackSettings,
  CallRecord,
  CorpOptions,
  CorpTag,
  CorpTagGroup,
  CorpTagGroupOptions,
  Customer,
  Department,
  DepartmentOptions,
  EmulatedApp,
  EmulatedCorp,
  EmulatedRobot,
  ExternalContactOptions,
  FaultKind,
  FollowUser,
  FollowUserOptions,
  GroupChat,
  GroupChatMember,
  GroupChatOptions,
  Limits,
  MassTask,
  MediaOptions,
  MediaScope,
  MediaType,
  OAuthCodeOptions,
  OAuthStranger,
  RobotOptions,
  RobotStatus,
  SensitiveField,
  SentChannel,
  SentMessage,
  StoredMedia,
  Tag,
  TagOptions,
  User,
  UserOptions,
} from './world/index.js';
