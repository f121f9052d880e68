export { checkRoad } from './check-road.js';
export { type Given, given } from './given.js';
export type { AppWork, ChatWork, PushWork, RobotWork } from './push-work.js';
export type { RobotPicture } from './robot-messages.js';
export { roadOf, toPushWork } from './to-push-work.js';
