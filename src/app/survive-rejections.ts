import type { Logger } from '../logger/index.js';

/** Who is told; one listener of the process serves them all. */
const told = new Set<Logger>();

/**
 * Logs promises that a handler started and nobody waits for, when they fail, instead of letting Node end the process,
 * and with it every callback under way. Answers how to undo it.
 */
export function surviveRejections(logger: Logger): () => void {
  if (told.size === 0) process.on('unhandledRejection', onRejection);
  told.add(logger);
  return () => {
    told.delete(logger);
    if (told.size === 0) process.off('unhandledRejection', onRejection);
  };
}

function onRejection(reason: unknown): void {
  const [logger] = told;
  const message = 'a promise failed that nobody waits for; await it in the handler, or catch what it throws';
  logger?.error({ err: reason instanceof Error ? reason : new Error(String(reason)) }, message);
}
