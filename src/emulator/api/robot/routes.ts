import { open, type RouteTable } from '../../protocol/index.js';
import { sendByRobot } from './send.js';
import { uploadRobotMedia } from './upload-media.js';

/** Group robots (群机器人), which have a key instead of a token. */
export const robotRoutes: RouteTable = {
  'webhook/send': open('POST', sendByRobot, { metered: false }),
  'webhook/upload_media': open('POST', uploadRobotMedia, { form: true }),
};
