import type { StoreBackend } from '../../src/store/index.js';

/** A backend as another process sees it: what it keeps is the same, and gateways there may have the same names. */
export function anotherProcess(backend: StoreBackend): StoreBackend {
  const { kind, isDurable, isShared, store } = backend;
  return {
    kind,
    isDurable,
    isShared,
    store,
    outbox: (name) => backend.outbox(name),
    ping: () => backend.ping(),
    close: () => backend.close(),
  };
}
