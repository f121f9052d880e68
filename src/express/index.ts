export { callbackRouter } from './callback-router.js';
export { createExpressApp } from './create-express-app.js';
