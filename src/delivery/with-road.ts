import type { CallbackResult, ReplyRoad } from '../dispatch/index.js';

/** What a callback came to, by a road. Member by member: spreading costs more than the rest of what a run does. */
export function withRoad(result: CallbackResult, road: ReplyRoad): CallbackResult {
  const { outcome, handler, xml, reply, rest, error, warnings } = result;
  return { outcome, handler, xml, reply, rest, error, warnings, road };
}
