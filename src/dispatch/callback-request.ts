import type { RawQuery } from '../crypto/index.js';

/** A request to the callback URL, free of any transport. */
export interface CallbackRequest {
  /** Upper case: `GET` for URL verification, `POST` for a callback. */
  readonly method: string;
  /** Query parameters, percent-decoded; one that repeats is a list. */
  readonly query: RawQuery;
  /** The body as received; absent or empty for GET. */
  readonly body?: Uint8Array | string | undefined;
  /** Aborts when the caller is gone. Read only when a handler asks for `ctx.signal`. */
  readonly signal?: AbortSignal;
}
