import type { IncomingMessage } from 'node:http';
import { CallbackError } from '../errors/index.js';
import { readBody } from '../http/index.js';

/**
 * The body of a request in somebody's Express app, where a body parser may have been first: a Buffer or a text it
 * left is as good as the stream, a parsed object is not, and a stream that somebody else has read will never end
 * again.
 *
 * @throws CallbackError `body_already_parsed`, and what `readBody` throws
 */
export function bodyOfExpress(
  request: IncomingMessage & { body?: unknown },
  limit: number,
): Uint8Array | string | Promise<Uint8Array> {
  const { body } = request;
  if (typeof body === 'string' || body instanceof Uint8Array) return withinLimit(body, limit);
  // Some parsers leave an empty object behind without having read anything.
  if (!request.readableDidRead) {
    const reading = readBody(request, limit);
    // Listening starts a stream that flows by itself, but not one that somebody has paused.
    if (request.isPaused()) request.resume();
    return reading;
  }
  throw new CallbackError('body_already_parsed', 'the body was parsed before it could be verified', {
    hint: 'mount app.router() before express.json() and other body parsers, or keep those away from the callback path',
  });
}

function withinLimit<T extends string | Uint8Array>(body: T, limit: number): T {
  if (body.length <= limit) return body;
  throw new CallbackError('body_too_large', `the body is larger than ${limit} bytes`);
}
