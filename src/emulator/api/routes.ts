import type { RouteTable } from '../protocol/index.js';
import { appRoutes } from './app/index.js';
import { appChatRoutes } from './appchat/index.js';
import { contactsRoutes } from './contacts/index.js';
import { customerRoutes } from './customer/index.js';
import { identityRoutes } from './identity/index.js';
import { mediaRoutes } from './media/index.js';
import { messageRoutes } from './message/index.js';
import { robotRoutes } from './robot/index.js';

/** Every call of the emulated server API. */
export const routes: RouteTable = {
  ...appRoutes,
  ...messageRoutes,
  ...appChatRoutes,
  ...mediaRoutes,
  ...identityRoutes,
  ...contactsRoutes,
  ...customerRoutes,
  ...robotRoutes,
};
