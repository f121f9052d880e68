export { eventCatalog, eventSample } from './event-catalog.js';
