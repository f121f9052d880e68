import type { Logger } from '../logger/index.js';

/** What can be closed gracefully. */
interface Closable {
  close(): Promise<void>;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Everything to close in this process; one listener a signal serves them all. */
const open = new Map<Closable, Logger>();
let isClosing = false;

/**
 * Has SIGINT and SIGTERM close `target` gracefully and then end the process with 0; a second signal ends it at once.
 * Answers how to undo it.
 */
export function closeOnSignals(target: Closable, logger: Logger): () => void {
  if (open.size === 0) for (const signal of SIGNALS) process.on(signal, onSignal);
  open.set(target, logger);
  return () => {
    open.delete(target);
    if (open.size === 0 && !isClosing) for (const signal of SIGNALS) process.off(signal, onSignal);
  };
}

function onSignal(signal: NodeJS.Signals): void {
  if (isClosing) process.exit(128 + (signal === 'SIGINT' ? 2 : 15));
  isClosing = true;
  const closing = [...open].map(([target, logger]) => {
    logger.info({ signal }, 'closing: callbacks under way are answered first');
    return target.close();
  });
  // Whatever else keeps the process alive must not outlive the signal that asked it to end.
  void Promise.allSettled(closing).then(() => process.exit(0));
}
