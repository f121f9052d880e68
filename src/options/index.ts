export type { AppConfig } from './app-config.js';
export type { WecomAppOptions } from './app-options.js';
export { assertOptions } from './assert-options.js';
export type { Concurrency, DedupKey, DeliveryConfig, DeliveryOptions, OnDeadline } from './delivery-options.js';
export type { OperationConfig, OperationOptions } from './operation-options.js';
export type { ProtectionConfig, ProtectionOptions } from './protection-options.js';
export { resolveAppConfig } from './resolve-app-config.js';
export { resolveOperation } from './resolve-operation.js';
export { resolveStore } from './resolve-store.js';
export {
  agentIdProblem,
  corpIdProblem,
  hostProblem,
  LOGGER_METHODS,
  levelProblem,
  originProblem,
  portProblem,
  proxyProblem,
  secretProblem,
  wholeFrom,
} from './setting-problems.js';
export { type Check, type Environment, SettingReader } from './setting-reader.js';
export { type KnownOptions, unknownOptions } from './unknown-options.js';
