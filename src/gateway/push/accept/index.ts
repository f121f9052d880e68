export { receiverCounts } from './check-grants.js';
export { Idempotency } from './idempotency.js';
export { type PlanContext, type PushPlan, planPush } from './plan-push.js';
export { PushAcceptor, type PushAcceptorOptions } from './push-acceptor.js';
export { isForm, type ReceivedPush, readPush } from './read-push.js';
