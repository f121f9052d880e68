import type { CallLimits, SendResult } from '../../../api/index.js';
import type { PushTargets } from '../push-targets.js';
import type { PushWork } from '../work/index.js';
import { duplicateCheckInterval } from './duplicate-check-interval.js';

/** Sends one message of a push; answers what WeCom says of it, which of groups and robots is nothing. */
export async function sendMessage(
  targets: PushTargets,
  work: PushWork,
  pushId: string,
  index: number,
  limits: CallLimits,
): Promise<SendResult | undefined> {
  switch (work.road) {
    case 'app': {
      const message = messageAt(work.messages, index);
      const check = { enableDuplicateCheck: 1, duplicateCheckInterval: duplicateCheckInterval(pushId, index) } as const;
      return await targets.api(work.app).message.send({ ...message, ...work.to, ...check }, limits);
    }
    case 'chat':
      await targets.api(work.app).appchat.send(work.chatId, messageAt(work.messages, index), limits);
      return undefined;
    case 'robot':
      await targets.robot(work.robot).send(messageAt(work.messages, index), limits);
      return undefined;
  }
}

function messageAt<Message>(messages: readonly Message[], index: number): Message {
  const message = messages[index];
  if (message === undefined)
    throw new RangeError(`a push has ${messages.length} messages, and number ${index} was asked for`);
  return message;
}
