// What is measured, and who hears of it.

export { BoundedTask } from './bounded-task.js';
export { combineObservers } from './combine-observers.js';
export type { MetricsSource } from './metrics-source.js';
export type { Observer } from './observer.js';
export { PrometheusMetrics, type PrometheusMetricsOptions } from './prometheus-metrics.js';
export type {
  ApiCallReport,
  CallbackReport,
  CredentialName,
  CredentialReport,
  HandlerReport,
  ObservedOutcome,
  ObservedRoad,
  OutboxReport,
  ReplyReport,
  StoreReport,
} from './reports.js';

// Traces.

export { inSpan, type SpanName } from './in-span.js';
export { recordFailure } from './record-failure.js';
export type { SpanAttributes } from './span-attributes.js';
export type { Tracer, TraceSpan, TraceSpanOptions } from './tracer.js';
