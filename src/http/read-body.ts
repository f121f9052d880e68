import type { IncomingMessage } from 'node:http';
import { CallbackError } from '../errors/index.js';

/** How much of a body that is too large is read and thrown away, so that its sender sees the answer. */
const DRAIN_LIMIT = 8 * 1024 * 1024;

/**
 * Reads a request's body whole. What comes is counted and what is announced is not believed: `request.headers` would
 * be built for every callback to learn of the one that is too large.
 *
 * @param limit bytes
 * @throws CallbackError `body_too_large` or `body_aborted`
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let isSettled = false;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else if (length > limit + DRAIN_LIMIT) request.destroy();
      if (length <= limit || isSettled) return;
      isSettled = true;
      reject(tooLarge(limit));
    });
    request.on('end', () => {
      isSettled = true;
      const [first] = chunks;
      resolve(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks));
    });
    // Comes in any case, and after `end` if there is one.
    request.on('close', () => {
      if (!isSettled) reject(new CallbackError('body_aborted', 'the request ended before its body did'));
    });
  });
}

function tooLarge(limit: number): CallbackError {
  return new CallbackError('body_too_large', `the body is larger than ${limit} bytes`, {
    hint: 'no callback of WeCom comes near; raise bodyLimit (WECOM_APP_BODY_LIMIT) if this one is genuine',
  });
}
