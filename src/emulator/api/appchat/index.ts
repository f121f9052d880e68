export { appChatRoutes } from './routes.js';
