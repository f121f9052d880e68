export { gatewayRoutes } from './gateway-routes.js';
export type { SendOutcome } from './send-outcome.js';
