import type { RecipientLists } from '../../../api/index.js';
import type { PushRequest } from '../request/index.js';
import { appMessages, chatMessages } from './app-messages.js';
import { given } from './given.js';
import type { PushWork } from './push-work.js';
import { type RobotPicture, robotMessages } from './robot-messages.js';

/** The road that a request's message is to go. */
export function roadOf({ chatId, robot }: PushRequest): PushWork['road'] {
  if (robot !== undefined) return 'robot';
  return chatId === undefined ? 'app' : 'chat';
}

/**
 * Turns a checked request into work.
 *
 * @param app the name of the app that sends; without a meaning for a robot
 */
export function toPushWork(request: PushRequest, app: string, picture?: RobotPicture): PushWork {
  const { robot, chatId } = request;
  if (robot !== undefined) return { road: 'robot', robot, messages: robotMessages(request, picture) };
  if (chatId !== undefined) return { road: 'chat', app, chatId, messages: chatMessages(request) };
  return { road: 'app', app, to: recipientsOf(request), messages: appMessages(request) };
}

function recipientsOf({ toUser, toParty, toTag }: PushRequest): RecipientLists {
  return given({ toUser, toParty, toTag });
}
