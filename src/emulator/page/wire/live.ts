import type { PageEvent, PageState } from '../../page-api/index.js';
import { actions } from './actions.js';

/** How long to wait before a broken stream is opened anew; the browser itself gives up after some errors. */
const RETRY_MS = 1000;

export interface LiveListener {
  /** The whole state, at the beginning and after anything was missed. */
  onState(state: PageState): void;
  /** The next change after the state or change before. */
  onChange(change: PageEvent): void;
  onConnection(isOpen: boolean): void;
}

/**
 * Follows the emulator: the state once, then every change as it happens. Reads the state again when the connection was
 * lost, or when a revision is missing.
 *
 * @returns a function that ends it
 */
export function connectLive(listener: LiveListener): () => void {
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let revision = -1;
  let loading: object | undefined;
  let waiting: PageEvent[] = [];

  async function load(): Promise<void> {
    const mine = {};
    loading = mine;
    try {
      const state = await actions.state();
      // A later load is under way: its state is the newer one.
      if (loading !== mine) return;
      loading = undefined;
      revision = state.revision;
      listener.onState(state);
      listener.onConnection(true);
      const changes = waiting;
      waiting = [];
      for (const change of changes) receive(change);
    } catch {
      if (loading === mine) reopen();
    }
  }

  function receive(change: PageEvent): void {
    if (loading !== undefined) waiting.push(change);
    else if (change.revision === revision + 1) {
      revision = change.revision;
      listener.onChange(change);
    } else if (change.revision > revision) {
      waiting.push(change);
      void load();
    }
  }

  function open(): void {
    source = new EventSource('/_emulator/events');
    source.addEventListener('open', () => {
      waiting = [];
      void load();
    });
    source.addEventListener('change', ({ data }) => receive(JSON.parse(data) as PageEvent));
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) reopen();
      else listener.onConnection(false);
    });
  }

  function reopen(): void {
    source.close();
    loading = undefined;
    listener.onConnection(false);
    clearTimeout(retry);
    retry = setTimeout(open, RETRY_MS);
  }

  open();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}
