export type { CardSelection } from './card-click.js';
export { Chat, type ComposedEvent } from './chat.js';
export type { MemberMessage } from './compose-message.js';
export { MEDIA_PATH } from './media-content.js';
export { buttonsOf, clickAt, clickOn } from './menu-click.js';
export { showReply } from './show-reply.js';
export { showSentMessages } from './show-sent-messages.js';
