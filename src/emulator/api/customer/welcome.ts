import { type AppCall, Refusal, type Reply } from '../../protocol/index.js';
import { readCustomerMessage } from './attachments.js';
import { demandCustomerContact } from './demand.js';

/**
 * `send_welcome_msg`: once within 20 s of the event that carried the code. Text and attachments arrive as separate
 * messages.
 *
 * @see https://developer.work.weixin.qq.com/document/path/92137
 */
export function sendWelcomeMessage(call: AppCall): Reply {
  demandCustomerContact(call);
  const { world, app, params, now } = call;
  const code = world.welcomeCodes.find(params.need('welcome_code', 41050), now);
  if (code === undefined) throw new Refusal(41050);
  if (code.used) throw new Refusal(41051);
  const { text, attachments } = readCustomerMessage(call);
  code.used = true;
  const messages = text === undefined ? attachments : [{ msgType: 'text', content: { content: text } }, ...attachments];
  for (const { msgType, content } of messages) {
    const { externalUserId: to } = code;
    world.outbox.add({ channel: 'welcome', at: now, to, agentId: app.agentId, msgType, content });
  }
  return {};
}
