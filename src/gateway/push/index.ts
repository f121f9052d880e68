export {
  alertmanagerToPush,
  type GithubHeaders,
  type GithubHookOptions,
  githubToPush,
  isSignedByGithub,
  type NoticeContent,
  type NoticeFormat,
} from './adapter/index.js';
export type { PushApp } from './push-app.js';
export type { PushGateway } from './push-gateway.js';
export type { PushGatewayOptions } from './push-gateway-options.js';
export { type PushRouter, type PushRouterOptions, pushRouter } from './push-router.js';
export type { ByName, PushRobot } from './push-targets.js';
export type { MissedReceivers, PushFailure, PushRecord } from './record/index.js';
export type { ContentKind, PushRequest } from './request/index.js';
