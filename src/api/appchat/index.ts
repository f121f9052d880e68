export { AppChatApi, type ChatInfo, type CreateChatRequest, type UpdateChatRequest } from './app-chat-api.js';
export type { ChatMessage, ChatTextContent, TextChatMessage } from './chat-message.js';
