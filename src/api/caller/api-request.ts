import type { FormData } from 'undici';

/** A value in the query of a call; left out when `undefined`. */
export type QueryValue = string | number | boolean | undefined;

/** Limits that any call can be given. */
export interface CallLimits {
  /** Gives up on one attempt after so many milliseconds; the client's `timeout` by default, 60,000 for files. */
  readonly timeout?: number | undefined;
  /** Waits so many milliseconds at most for a frequency limit to free up; the client's `maxWait` by default. */
  readonly maxWait?: number | undefined;
  /** Gives up when it aborts; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What goes into a call, besides its path. */
export interface ApiRequest extends CallLimits {
  /** `POST` when there is a body, else `GET`. */
  readonly method?: 'GET' | 'POST' | undefined;
  /** Added to the URL, percent-encoded. The access token is added by itself. */
  readonly query?: Readonly<Record<string, QueryValue>> | undefined;
  /** The body, in the platform's own spelling. */
  readonly json?: object | undefined;
  /**
   * Whether the call may be repeated when it is not known to have been carried out (a timeout, a connection that
   * broke). True for `GET` by default, false for `POST`: a second message is worse than an error.
   */
  readonly idempotent?: boolean | undefined;
}

/** What the calls of this package may say besides: a file, another kind of credential, further headers. */
export interface InternalRequest extends ApiRequest {
  /** A multipart body. */
  readonly form?: FormData | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** `none` for calls that carry their own credential in the query. */
  readonly auth?: 'token' | 'none' | undefined;
}
