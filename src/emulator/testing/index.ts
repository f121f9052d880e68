export {
  type ActOptions,
  type AuthorizeOptions,
  EmulatedUser,
  type MediaActOptions,
  type SentLink,
  type SentLocation,
} from './emulated-user.js';
export { type ExpectOptions, ReplyInbox } from './reply-inbox.js';
export type { ReplyPattern } from './reply-pattern.js';
