export { type MessageContent, readContent } from './read-content.js';
export { readSafe } from './read-safe.js';
export { messageRoutes } from './routes.js';
