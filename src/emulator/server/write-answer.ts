import type { ServerResponse } from 'node:http';
import type { HttpAnswer } from '../protocol/index.js';

export function writeAnswer(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}
