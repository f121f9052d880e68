export { callbackHandler } from './callback-handler.js';
export { createExpressApp } from './create-express-app.js';
export { type PageHeaders, pageHeaders } from './page-headers.js';
