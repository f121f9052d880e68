import { get, open, post, type RouteTable } from '../../protocol/index.js';
import { getAgent, listAgents, setAgent } from './agent.js';
import { getApiDomainIp, getCallbackIp } from './ip-list.js';
import { createMenu, deleteMenu, getMenu } from './menu.js';
import { getAgentTicket, getJsapiTicket } from './ticket.js';
import { getToken } from './token.js';

/** Tokens, the app itself, its menu, JS-SDK tickets and IP lists. */
export const appRoutes: RouteTable = {
  // Its limit is not published.
  gettoken: open('GET', getToken, { metered: false }),
  getcallbackip: get(getCallbackIp, { access: 'any', lists: ['ip_list'], listsFirst: true }),
  get_api_domain_ip: get(getApiDomainIp, { access: 'any', lists: ['ip_list'], listsFirst: true }),
  get_jsapi_ticket: get(getJsapiTicket),
  'ticket/get': get(getAgentTicket),
  'agent/get': get(getAgent),
  'agent/list': get(listAgents, { lists: ['agentlist'] }),
  'agent/set': post(setAgent),
  'menu/create': post(createMenu),
  'menu/get': get(getMenu, { lists: ['button'] }),
  'menu/delete': get(deleteMenu),
};
