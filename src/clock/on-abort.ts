/** Who listens to one signal. */
interface Audience {
  readonly listeners: Set<() => void>;
  readonly notify: () => void;
}

const audiences = new WeakMap<AbortSignal, Audience>();

/**
 * Calls `listener` when the signal aborts, at once when it has. However many listen, the signal itself has one
 * listener: from eleven on Node warns of a leak, and a signal that ends a whole program goes into each of its calls.
 * @returns stops listening; to be called when what listens is over
 */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (signal === undefined) return () => {};
  if (signal.aborted) {
    listener();
    return () => {};
  }
  const { listeners, notify } = audiences.get(signal) ?? gather(signal);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || audiences.get(signal)?.listeners !== listeners) return;
    audiences.delete(signal);
    signal.removeEventListener('abort', notify);
  };
}

function gather(signal: AbortSignal): Audience {
  const listeners = new Set<() => void>();
  const notify = (): void => {
    for (const listener of listeners) listener();
  };
  signal.addEventListener('abort', notify, { once: true });
  const audience = { listeners, notify };
  audiences.set(signal, audience);
  return audience;
}
