import { type AppCall, Refusal, type Reply, takeRate } from '../../protocol/index.js';

/**
 * `get_jsapi_ticket`: the company's ticket, for `wx.config`.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90506
 */
export function getJsapiTicket(call: AppCall): Reply {
  return issueTicket(call, 'corp');
}

/** `ticket/get`: the app's own ticket, for `wx.agentConfig`. */
export function getAgentTicket(call: AppCall): Reply {
  if (call.query.get('type') !== 'agent_config') throw new Refusal(91040);
  return issueTicket(call, call.app.agentId);
}

function issueTicket({ world, app, now }: AppCall, owner: 'corp' | number): Reply {
  takeRate(world, [
    { key: 'ticket:corp', limit: world.limits.ticketPerCorpHour, span: 'hour' },
    { key: `ticket:${app.agentId}`, limit: world.limits.ticketPerAppHour, span: 'hour' },
  ]);
  const { ticket, expiresIn } = world.tickets.issue(owner, now);
  return { ticket, expires_in: expiresIn };
}
