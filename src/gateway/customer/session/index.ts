export { GatewaySession } from './gateway-session.js';
export type { GatewayState } from './gateway-state.js';
export type { GatewayStatus } from './gateway-status.js';
