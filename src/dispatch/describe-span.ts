import { wireNames } from '../handlers/index.js';
import type { SpanAttributes, TraceSpan } from '../observe/index.js';
import type { CallbackContext } from './callback-context.js';
import type { CallbackResult } from './callback-result.js';

/** Says on the span of a callback what it was and what became of it: no message and no member. */
export function describeSpan(span: TraceSpan, ctx: CallbackContext, result: CallbackResult): void {
  const { message, corpId, agentId, requestId } = ctx;
  const { changeType } = wireNames(message);
  const { outcome, road, tryNumber = 1 } = result;
  const attributes: SpanAttributes = {
    'wecom.request_id': requestId,
    'wecom.corp_id': corpId,
    ...(agentId === undefined ? {} : { 'wecom.agent_id': agentId }),
    'wecom.msg_type': message.msgType,
    ...(message.msgType === 'event' ? { 'wecom.event': message.event } : {}),
    ...(changeType === undefined ? {} : { 'wecom.change_type': changeType }),
    'wecom.outcome': outcome,
    ...(road === undefined ? {} : { 'wecom.road': road }),
    'wecom.duplicate': tryNumber > 1,
  };
  for (const [name, value] of Object.entries(attributes)) span.setAttribute(name, value);
}
