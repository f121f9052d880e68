export { contactsRoutes } from './routes.js';
