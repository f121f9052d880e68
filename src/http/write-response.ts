import type { ServerResponse } from 'node:http';
import type { CallbackResponse } from '../dispatch/index.js';

/** Sends a response by node:http alone: no ETag, no guessing of types, the body's bytes as they are. */
export function writeResponse(response: ServerResponse, { status, headers, body }: CallbackResponse): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
