import { get, post, type RouteTable } from '../../protocol/index.js';
import { createAppChat, getAppChat, updateAppChat } from './app-chat.js';
import { sendToAppChat } from './send.js';

/** Group chats created by an app (应用发送消息到群聊会话). */
export const appChatRoutes: RouteTable = {
  'appchat/create': post(createAppChat),
  'appchat/get': get(getAppChat),
  'appchat/update': post(updateAppChat),
  'appchat/send': post(sendToAppChat),
};
