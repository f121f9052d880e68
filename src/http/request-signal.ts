import type { ServerResponse } from 'node:http';

/** A signal that aborts when the connection closes before the response is complete. */
export function requestSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => {
    if (!response.writableFinished)
      controller.abort(new DOMException('the caller closed the connection', 'AbortError'));
  };
  if (response.destroyed || response.closed) abort();
  else response.once('close', abort);
  return controller.signal;
}
