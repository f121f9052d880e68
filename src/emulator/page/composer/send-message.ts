import type { SendRequest } from '../../page-api/index.js';
import { attempt, current, delivery, isSpecial, me } from '../state/index.js';
import { actions } from '../wire/index.js';

/** Says something to the app of the open conversation; false when it could not be sent. */
export async function sendMessage(message: SendRequest['message']): Promise<boolean> {
  const userId = me.value?.userId;
  const agentId = current.value?.app?.agentId;
  if (userId === undefined || agentId === undefined) return false;
  const special = isSpecial(delivery.value) ? { delivery: delivery.value } : {};
  return (await attempt(() => actions.send({ userId, agentId, message, ...special }))) !== undefined;
}
