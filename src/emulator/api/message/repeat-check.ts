import { createHash } from 'node:crypto';
import { type AppCall, invalidParam } from '../../protocol/index.js';

const DEFAULT_SECONDS = 1800;
const MAX_SECONDS = 14_400;

export interface RepeatCheck {
  /** The msgid of the same request within the interval. */
  readonly msgId: string | undefined;
  /** To be called with the msgid of a request that is no repeat. */
  remember(msgId: string): void;
}

const OFF: RepeatCheck = { msgId: undefined, remember: () => {} };

/** `enable_duplicate_check` (重复消息检查): the same JSON is not delivered twice within the interval. */
export function readRepeatCheck({ world, app, params, request, now }: AppCall): RepeatCheck {
  if (params.int('enable_duplicate_check') !== 1) return OFF;
  const seconds = params.int('duplicate_check_interval') ?? DEFAULT_SECONDS;
  if (seconds < 0 || seconds > MAX_SECONDS) throw invalidParam('duplicate_check_interval');
  const id = `${app.agentId} ${createHash('sha1').update(request.body).digest('hex')}`;
  return {
    msgId: world.outbox.repeatOf(id, now, seconds * 1000),
    remember: (msgId) => world.outbox.rememberForRepeats(id, msgId, now),
  };
}
