import { recordFailure } from './record-failure.js';
import { safeSpan } from './safe-span.js';
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
  let run: Run<Result> | undefined;
  const runOnce = (span: TraceSpan | undefined): Run<Result> => {
    run ??= runIn(span, task);
    return run;
  };
  try {
    tracer.startActiveSpan(name, { kind: KINDS[name], attributes }, (span) => void runOnce(safeSpan(span)));
  } catch {
    // A tracer that fails must not cost a callback its answer: the task runs all the same, once.
  }
  const ended = runOnce(undefined);
  if ('error' in ended) throw ended.error;
  return ended.result;
}

/** How a task ended. */
type Run<Result> = { readonly result: Result } | { readonly error: unknown };

function runIn<Result>(span: TraceSpan | undefined, task: (span: TraceSpan | undefined) => Result): Run<Result> {
  try {
    const result = task(span);
    if (result instanceof Promise) {
      result.then(
        () => span?.end(),
        (error: unknown) => fail(span, error),
      );
    } else {
      span?.end();
    }
    return { result };
  } catch (error) {
    fail(span, error);
    return { error };
  }
}

function fail(span: TraceSpan | undefined, error: unknown): void {
  if (span !== undefined) recordFailure(span, error);
  span?.end();
}
