export { openApiDocument } from './open-api-document.js';
