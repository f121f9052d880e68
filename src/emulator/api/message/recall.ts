import { type AppCall, invalidParam, Refusal, type Reply } from '../../protocol/index.js';

const RECALL_WINDOW = 24 * 3_600_000;

/**
 * `message/recall`, within 24 hours and by the sending app only.
 *
 * @see https://developer.work.weixin.qq.com/document/path/94867
 */
export function recallMessage({ world, app, params, now }: AppCall): Reply {
  const copies = world.outbox.copies(params.need('msgid'));
  const [first] = copies;
  if (first === undefined || first.agentId !== app.agentId) throw invalidParam('msgid');
  if (now - first.at > RECALL_WINDOW) throw new Refusal(42052);
  for (const copy of copies) world.outbox.recall(copy, now);
  return {};
}
