import type { Tracer, TraceSpan } from '../../src/observe/index.js';

/** A span that does nothing. */
export const QUIET_SPAN: TraceSpan = {
  setAttribute: () => undefined,
  recordException: () => undefined,
  setStatus: () => undefined,
  end: () => undefined,
};

type Task = (span: TraceSpan) => unknown;

/** A tracer made of what it does with the task of each span. */
export function tracerOf(start: (task: Task, name: string) => unknown): Tracer {
  return { startActiveSpan: (name, _options, task) => start(task, name) as ReturnType<typeof task> };
}

/** Throws what no handler would. */
export const fail = (): never => {
  throw new Error('the tracer failed');
};

/** Tracers as OpenTelemetry never makes them, by what is wrong with each. */
export const FAILING_TRACERS: Readonly<Record<string, Tracer>> = {
  'throws before it runs the task': tracerOf(fail),
  'throws after it ran the task': tracerOf((task) => {
    task(QUIET_SPAN);
    fail();
  }),
  'never runs the task': tracerOf(() => undefined),
  'runs the task twice': tracerOf((task) => {
    task(QUIET_SPAN);
    return task(QUIET_SPAN);
  }),
  'runs the task later': tracerOf((task) => {
    setImmediate(() => task(QUIET_SPAN));
  }),
  'answers something else than the task': tracerOf((task) => {
    task(QUIET_SPAN);
    return 'something else';
  }),
  'has spans that take no attributes': tracerOf((task) => task({ ...QUIET_SPAN, setAttribute: fail })),
  'has spans that do nothing but fail': tracerOf((task) =>
    task({ setAttribute: fail, recordException: fail, setStatus: fail, end: fail }),
  ),
  'gives the task no span': tracerOf((task) => task(undefined as unknown as TraceSpan)),
  'has spans that cannot record an exception': tracerOf((task) => task({ ...QUIET_SPAN, recordException: fail })),
  'has spans that cannot be marked as failed': tracerOf((task) => task({ ...QUIET_SPAN, setStatus: fail })),
  'has spans that cannot end': tracerOf((task) => task({ ...QUIET_SPAN, end: fail })),
};
