export { checkSettings } from './check-settings.js';
export { connectApp } from './connect-app.js';
export { describeExchange } from './describe-exchange.js';
export { emulatorPort } from './emulator-port.js';
export { missingSettings } from './missing-settings.js';
export { openInBrowser } from './open-in-browser.js';
export { settleApp } from './settle-app.js';
