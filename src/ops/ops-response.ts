/** What to answer on the operations port, free of any transport. */
export interface OpsResponse {
  readonly status: number;
  /** Lower-case names. No Content-Length: that is the transport's. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer that is taken for nothing else than its type says, and that no cache keeps. */
export function opsResponse(
  status: number,
  body: string,
  contentType = 'text/plain; charset=utf-8',
  headers: Readonly<Record<string, string>> = {},
): OpsResponse {
  const common = { 'content-type': contentType, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };
  return { status, headers: { ...common, ...headers }, body };
}

/** Refuses a method other than GET and HEAD; a transport leaves the body of a HEAD out by itself. */
export function refuseMethod(method: string): OpsResponse | undefined {
  if (method === 'GET' || method === 'HEAD') return undefined;
  return opsResponse(405, 'method not allowed', undefined, { allow: 'GET, HEAD' });
}
