import type { SpanAttributes } from './span-attributes.js';

/** What is used of a span of OpenTelemetry. */
export interface TraceSpan {
  setAttribute(name: string, value: string | number | boolean): unknown;
  recordException(exception: { readonly name: string; readonly message: string; readonly stack?: string }): void;
  /** @param status code 0 is unset, 1 is fine, 2 is an error */
  setStatus(status: { readonly code: number; readonly message?: string }): unknown;
  end(): void;
}

/** How a span is started. */
export interface TraceSpanOptions {
  /** 0 is internal, 1 a server, 2 a client. */
  readonly kind: number;
  readonly attributes: SpanAttributes;
}

/**
 * What is used of a tracer of OpenTelemetry: `trace.getTracer('my-bot')` of `@opentelemetry/api` fits as it is. Spans
 * nest only where a context manager is registered, which the SDK for Node does by itself. Its methods must never throw,
 * as those of OpenTelemetry never do.
 * @see https://opentelemetry.io/docs/languages/js/instrumentation/
 */
export interface Tracer {
  startActiveSpan<Result>(name: string, options: TraceSpanOptions, task: (span: TraceSpan) => Result): Result;
}
