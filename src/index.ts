// What nearly every app needs.

// The server API, the group robot, and where tokens are kept.
export * from './api/index.js';
export { type AppPushOptions, type ListenOptions, WecomApp } from './app/index.js';
// For other transports, for tests and for what these types are made of.
export type { Clock, ClockTimer } from './clock/index.js';
export { ManualClock, systemClock } from './clock/index.js';
export type { RawQuery } from './crypto/index.js';
export type { CallbackRequest, CallbackResponse } from './dispatch/index.js';
// Errors.
export * from './errors/index.js';
export type {
  Context,
  ContextState,
  ErrorHandler,
  Handler,
  HandlerClass,
  HandlerDecorator,
  HandlerMethod,
  Middleware,
  Next,
  Pushable,
  ReplyValue,
  Session,
  SessionData,
} from './handlers/index.js';
export { OnChange, OnEvent, OnMessage, OnText, OnUnhandled, WecomHandlers } from './handlers/index.js';
export type { RunningServer } from './http/index.js';
export type { Logger, LogMethod } from './logger/index.js';
// Messages, events and template cards.
export * from './message/index.js';
// Being watched.
export {
  type ApiCallReport,
  type CallbackReport,
  type CredentialName,
  type CredentialReport,
  combineObservers,
  type HandlerReport,
  type MetricsSource,
  type ObservedOutcome,
  type ObservedRoad,
  type Observer,
  type OutboxReport,
  PrometheusMetrics,
  type PrometheusMetricsOptions,
  type ReplyReport,
  type SpanAttributes,
  type StoreReport,
  type Tracer,
  type TraceSpan,
  type TraceSpanOptions,
} from './observe/index.js';
export {
  type CheckOptions,
  type CheckResult,
  type CheckTask,
  Health,
  type HealthOptions,
  type HealthReport,
  healthResponse,
  type OpsResponse,
} from './ops/index.js';
export type {
  AppConfig,
  Concurrency,
  DedupKey,
  DeliveryConfig,
  DeliveryOptions,
  Environment,
  OnDeadline,
  OperationConfig,
  OperationOptions,
  ProtectionConfig,
  ProtectionOptions,
  WecomAppOptions,
} from './options/index.js';
export * from './reply/index.js';
// Where things are kept.
export {
  MemoryTokenStore,
  type OpenStoreOptions,
  type Outbox,
  type OutboxEntry,
  type OutboxJob,
  type OutboxJobState,
  type OutboxStats,
  openStore,
  type Store,
  type StoreBackend,
  type StoreLimiterFactory,
  type TokenStore,
} from './store/index.js';
export type { XmlRecord, XmlValue } from './xml/index.js';
