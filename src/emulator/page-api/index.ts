// What the emulator and its page say to each other: types alone, for both sides.
export type { ConversationEntry } from './conversation-entry.js';
export type { ApiExchange, CallbackExchange, DeliveryOptions, DeliveryTry, EventFields, Exchange } from './exchange.js';
export type { PageEvent } from './page-event.js';
export type {
  CardClickRequest,
  CatalogEvent,
  EventRequest,
  MenuClickRequest,
  ReplayRequest,
  SendRequest,
  VerifyRequest,
} from './page-request.js';
export type {
  PageApp,
  PageConversation,
  PageGroup,
  PageMenuButton,
  PageState,
  PageUser,
  VerificationReport,
} from './page-state.js';
