export { Chat } from './chat.js';
