import type { ServerResponse } from 'node:http';
import type { CallbackResponse } from '../dispatch/index.js';

/** What a browser may look at: it must not take it for anything else. */
const TEXT = 'text/plain; charset=utf-8';

/** Sends a response by node:http alone: no ETag, no guessing of types, the body's bytes as they are. */
export function writeResponse(response: ServerResponse, { status, headers, body }: CallbackResponse): void {
  const all: Record<string, string | number> = { 'content-length': Buffer.byteLength(body) };
  for (const name in headers) all[name] = headers[name] ?? '';
  if (headers['content-type'] === TEXT) all['x-content-type-options'] = 'nosniff';
  try {
    response.writeHead(status, all).end(body);
  } catch (error) {
    // Somebody else, such as a timeout middleware, has answered already.
    if (!response.headersSent) throw error;
  }
}
