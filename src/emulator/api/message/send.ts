import { type AppCall, advise, Refusal, type Reply, takeRate } from '../../protocol/index.js';
import { opaqueId } from '../../world/index.js';
import { hasCallback } from '../card/index.js';
import { deliver } from './deliver.js';
import { readContent, readMsgType } from './read-content.js';
import { readSafe } from './read-safe.js';
import { readReceivers } from './receivers.js';
import { readRepeatCheck } from './repeat-check.js';

/**
 * `message/send`: refuses, cuts and drops as WeCom does; what arrives is in the outbox.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90236
 */
export function sendMessage(call: AppCall): Reply {
  const { world, app, params, now } = call;
  readMsgType(call, 'message');
  demandOwnApp(call);
  const receivers = readReceivers(call);
  const message = readContent(call, 'message');
  const safe = readSafe(call, message);
  const repeat = readRepeatCheck(call);
  if (repeat.msgId !== undefined) {
    deliver(call, { ...message, safe, msgId: repeat.msgId, repeated: true }, receivers.users);
    return { ...receivers.invalid, msgid: repeat.msgId };
  }
  const { sendPersonTimesPerDay } = world.limits;
  takeRate(world, [{ key: `send:${app.agentId}`, limit: sendPersonTimesPerDay, span: 'day' }], receivers.users.length);
  const msgId = opaqueId(64);
  repeat.remember(msgId);
  deliver(call, { ...message, safe, msgId, repeated: false }, receivers.users);
  if (message.msgType !== 'template_card') return { ...receivers.invalid, msgid: msgId };
  const taskId = params.object('template_card')?.string('task_id');
  if (taskId !== undefined) world.cards.addTask(app.agentId, taskId);
  const responseCode = hasCallback(message.content) ? world.cards.issue(msgId, app.agentId, now) : undefined;
  return { ...receivers.invalid, msgid: msgId, response_code: responseCode };
}

/**
 * Refuses another app's agentid (301002). Without one the token tells the app, as in the documentation's own example of
 * a mini-program notice.
 */
export function demandOwnApp(call: AppCall): void {
  const { app, params } = call;
  const agentId = params.int('agentid');
  const mayLack = params.string('msgtype') === 'miniprogram_notice';
  advise(call, mayLack || agentId !== undefined, 'agentid should be there, as a number', 41011);
  if (agentId !== undefined && agentId !== app.agentId) throw new Refusal(301002);
}
