export type { Content } from './content.js';
export { readContent } from './read-content.js';
export { sendByApp } from './send-by-app.js';
export { sendByRobot } from './send-by-robot.js';
export type { SendOptions } from './send-options.js';
