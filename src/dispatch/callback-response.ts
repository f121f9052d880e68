/** What to answer, free of any transport. */
export interface CallbackResponse {
  readonly status: number;
  /** Lower-case names. No Content-Length: that is the transport's. */
  readonly headers: Readonly<Record<string, string>>;
  /** UTF-8 text; empty for "received, no reply". */
  readonly body: string;
}

const TEXT = { 'content-type': 'text/plain; charset=utf-8' };
const XML = { 'content-type': 'application/xml; charset=utf-8' };

/** Received, nothing to say: WeCom neither shows anything nor tries again. */
export const EMPTY_RESPONSE: CallbackResponse = { status: 200, headers: {}, body: '' };

/** Not answered yet: WeCom, if it still listens, counts this as a failure and tries again. */
export const TRY_AGAIN: CallbackResponse = {
  status: 503,
  headers: { ...TEXT, 'retry-after': '1' },
  body: 'not ready yet',
};

/** A passive reply's envelope. */
export function xmlResponse(body: string): CallbackResponse {
  return { status: 200, headers: XML, body };
}

/** Plain text: the echo of a URL verification, or why a request is refused. */
export function textResponse(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): CallbackResponse {
  return { status, headers: { ...TEXT, ...headers }, body };
}
