import type { SendRequest } from '../../page-api/index.js';
import { attempt, current, delivery, isSpecial, me } from '../state/index.js';
import { actions } from '../wire/index.js';

/** Who speaks to which app. */
export interface Line {
  readonly userId: string;
  readonly agentId: number;
}

/** The member and app of the open conversation; to be asked for before anything is waited for. */
export function openLine(): Line | undefined {
  const userId = me.value?.userId;
  const agentId = current.value?.app?.agentId;
  return userId === undefined || agentId === undefined ? undefined : { userId, agentId };
}

/** Says something to an app; false when it could not be sent. */
export async function sendMessage(message: SendRequest['message'], line = openLine()): Promise<boolean> {
  if (line === undefined) return false;
  const special = isSpecial(delivery.value) ? { delivery: delivery.value } : {};
  return (await attempt(() => actions.send({ ...line, message, ...special }))) !== undefined;
}
