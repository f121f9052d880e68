import { recordFailure } from './record-failure.js';
import type { SpanAttributes } from './span-attributes.js';
import type { Tracer, TraceSpan } from './tracer.js';

/** The kind of each span, in OpenTelemetry's numbers: internal, server, client. */
const KINDS = { 'wecom.handler': 0, 'wecom.callback': 1, 'wecom.api': 2 } as const;

/** A callback from its arrival to its response, the run of a handler, a call of the server API with its repeats. */
export type SpanName = keyof typeof KINDS;

/**
 * Runs `task` in a span, inside which further spans are its children, and ends the span when the task is over: with
 * its promise when it answers one. What the task throws is recorded and thrown on. Without a tracer it only runs the
 * task.
 *
 * @param task is given the span for attributes that are known only later
 */
export function inSpan<Result>(
  tracer: Tracer | undefined,
  name: SpanName,
  attributes: SpanAttributes,
  task: (span: TraceSpan | undefined) => Result,
): Result {
  if (tracer === undefined) return task(undefined);
  return tracer.startActiveSpan(name, { kind: KINDS[name], attributes }, (span) => runIn(span, task));
}

function runIn<Result>(span: TraceSpan, task: (span: TraceSpan) => Result): Result {
  let result: Result;
  try {
    result = task(span);
  } catch (error) {
    fail(span, error);
    throw error;
  }
  if (result instanceof Promise) {
    result.then(
      () => span.end(),
      (error: unknown) => fail(span, error),
    );
  } else {
    span.end();
  }
  return result;
}

function fail(span: TraceSpan, error: unknown): void {
  recordFailure(span, error);
  span.end();
}
