import { post, type RouteTable } from '../../protocol/index.js';
import { recallMessage } from './recall.js';
import { sendMessage } from './send.js';
import { updateTemplateCard } from './update-card.js';

/** Messages from an app to members (消息推送). */
export const messageRoutes: RouteTable = {
  // Counted by person-times instead of the base limits.
  'message/send': post(sendMessage, { metered: false }),
  'message/recall': post(recallMessage),
  'message/update_template_card': post(updateTemplateCard, { lists: ['invaliduser'] }),
};
