import type { Readable } from 'node:stream';
import type { FormData } from 'undici';

/** One HTTP request to the server API. The URL carries the access token: keep it out of logs and errors. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
  /** Aborts when the call's time is over or its caller gave up. */
  readonly signal: AbortSignal;
}

/** The answer: its head at once, its body as it arrives. */
export interface HttpResponse {
  readonly status: number;
  /** Values by lower-case name, each byte one character (latin1), as Node reads headers. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Must be read to its end or destroyed, or the connection stays taken. */
  readonly body: Readable;
}

/** How requests travel. The default goes over the network with `undici`; a test may answer by itself. */
export interface Transport {
  /** Rejects when there is no answer at all; an HTTP error status is an answer. Follows no redirect. */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Lets open requests finish, then closes the connections. */
  close(): Promise<void>;
}
