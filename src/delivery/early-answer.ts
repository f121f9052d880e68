import type { Clock } from '../clock/index.js';
import type { CallbackContext, CallbackResult } from '../dispatch/index.js';
import { renderReply } from '../reply/index.js';

/** What WeCom gets while the handler goes on: nothing, or a notice for the member. */
export function earlyAnswer(
  ctx: CallbackContext,
  road: 'push' | 'defer',
  notice: string | undefined,
  clock: Clock,
): CallbackResult {
  const answer = { outcome: 'acknowledged', handler: undefined, road, warnings: [] } as const;
  if (notice === undefined || notice === '' || !ctx.isFromMember) return answer;
  const { toUserName, fromUserName } = ctx.message;
  const header = { toUserName: fromUserName, fromUserName: toUserName, createTime: clock.now() / 1000 };
  const { xml, warnings } = renderReply({ msgType: 'text', content: notice }, header);
  return { ...answer, xml, warnings };
}
