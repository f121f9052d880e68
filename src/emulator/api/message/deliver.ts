import type { AppCall } from '../../protocol/index.js';
import type { User } from '../../world/index.js';
import type { MessageContent } from './read-content.js';

interface Delivery extends MessageContent {
  readonly safe: number;
  readonly msgId: string;
  /** Whether it repeats an earlier request and is therefore not shown again. */
  readonly repeated: boolean;
}

/** Puts the message before each receiver, or drops it without a word when one app writes to a member too often. */
export function deliver(call: AppCall, delivery: Delivery, users: readonly User[]): void {
  const { msgType, content, cut, safe, msgId, repeated } = delivery;
  for (const { userId } of users) {
    const dropped = repeated ? 'duplicate' : mayReach(call, userId) ? undefined : 'frequency';
    call.world.outbox.add({
      channel: 'message',
      at: call.now,
      to: userId,
      agentId: call.app.agentId,
      msgId,
      msgType,
      content,
      cut,
      safe,
      dropped,
    });
  }
}

function mayReach({ world, app, now }: AppCall, userId: string): boolean {
  const key = `member:${app.agentId}:${userId.toLowerCase()}`;
  const { memberPerMinute, memberPerHour } = world.limits;
  const rules = [
    { key, limit: memberPerMinute, span: 'minute' },
    { key, limit: memberPerHour, span: 'hour' },
  ] as const;
  return world.rates.take(rules, now, 1, false);
}
