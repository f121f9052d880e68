export type { Emulator } from './emulator.js';
export { EmulatorError, type EmulatorErrorCode } from './emulator-error.js';
export type { EmulatorOptions } from './emulator-options.js';
export type { Json, JsonObject } from './json.js';
export type { Faults, RawAnswer } from './protocol/index.js';
export { startEmulator } from './start-emulator.js';
export type {
  AppOptions,
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
