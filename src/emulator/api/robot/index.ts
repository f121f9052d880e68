export { robotRoutes } from './routes.js';
