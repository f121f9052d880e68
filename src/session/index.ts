export { StoreSession } from './store-session.js';
