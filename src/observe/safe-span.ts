import type { TraceSpan } from './tracer.js';

/** A span that never throws: a tracer that fails must cost neither a callback its answer nor a call its result. */
export function safeSpan(span: TraceSpan): TraceSpan {
  return {
    setAttribute: (name, value) => quietly(() => span.setAttribute(name, value)),
    recordException: (exception) => quietly(() => span.recordException(exception)),
    setStatus: (status) => quietly(() => span.setStatus(status)),
    end: () => quietly(() => span.end()),
  };
}

function quietly(task: () => unknown): void {
  try {
    task();
  } catch {
    // The span is lost, and nobody is there to tell.
  }
}
