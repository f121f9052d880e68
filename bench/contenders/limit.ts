import type { IncomingMessage, ServerResponse } from 'node:http';
import { SETTINGS } from '../settings.js';
import { answerByHand } from './hand-sliced.js';
import { serve } from './serve.js';

const BODY_LIMIT = 1024 * 1024;

/** The limit on node:http: nothing stands between the socket and `answerByHand`. */
export function start(): Promise<number> {
  return serve(answerRequest);
}

/** Reads the stream itself, so it is the same code on node:http and as an Express handler. */
export function answerRequest(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > BODY_LIMIT) request.destroy();
    else chunks.push(chunk);
  });
  request.on('end', () => {
    const [first] = chunks;
    const body = first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks, size);
    const url = request.url ?? '';
    const query = {
      msg_signature: parameter(url, 'msg_signature='),
      timestamp: parameter(url, 'timestamp='),
      nonce: parameter(url, 'nonce='),
    };
    const isCallback = request.method === 'POST' && url.startsWith(`${SETTINGS.path}?`);
    const answer = isCallback ? answerByHand(query, body) : undefined;
    if (answer === undefined) response.writeHead(403, { 'Content-Length': 0 }).end();
    else response.writeHead(200, { 'Content-Type': 'application/xml', 'Content-Length': answer.length }).end(answer);
  });
}

/** Digits and hex only, so there is nothing to decode. */
function parameter(url: string, name: string): string {
  const start = url.indexOf(name) + name.length;
  const end = url.indexOf('&', start);
  return end < 0 ? url.slice(start) : url.slice(start, end);
}
