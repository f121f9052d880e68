export type { ContactPage, ContactQuery, TagCount } from './contact-page.js';
export { CustomerGateway, type SendAudience, type SendRequestOptions } from './customer-gateway.js';
export { CustomerGatewayError, type CustomerGatewayErrorCode } from './customer-gateway-error.js';
export type { CustomerGatewayOptions } from './customer-gateway-options.js';
export { type CustomerRouter, type CustomerRouterOptions, customerRouter } from './customer-router.js';
export * from './driver/index.js';
export type { GatewayCaller } from './gateway-caller.js';
export type {
  PaceRange,
  RecipientPage,
  RecipientState,
  SendJob,
  SendJobCounts,
  SendJobRecipient,
  SendJobRetry,
  SendJobState,
  SendJobSummary,
} from './jobs/index.js';
export type { SendOutcome } from './routes/index.js';
export type { GatewayState, GatewayStatus } from './session/index.js';
