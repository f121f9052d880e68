import type { ApiExchange } from '../page-api/index.js';
import { type CallRecord, opaqueId } from '../world/index.js';

/** A call of the server API as the inspector shows it. */
export function apiExchange(call: CallRecord): ApiExchange {
  const { at, agentId, method, path, query, body, status, errCode, errMsg, answer, warnings, fault } = call;
  const faulty = fault === undefined ? [] : [`a scripted fault changed this call: ${fault}`];
  return {
    kind: 'api',
    id: opaqueId(12),
    at,
    ...(agentId === undefined ? {} : { agentId }),
    title: path.replace(/^\/cgi-bin\//, ''),
    method,
    path,
    query,
    body,
    status,
    ...(errCode === undefined ? {} : { errCode }),
    ...(errMsg === undefined ? {} : { errMsg }),
    answer,
    warnings: [...warnings, ...faulty],
  };
}
