import type { IncomingMessage } from 'node:http';
import { CallbackError } from '../errors/index.js';
import { BodyCollector } from './body-collector.js';
import { BodyDeadlines } from './body-deadlines.js';

/** How much of a body that is too large is read and thrown away, so that its sender sees the answer. */
const DRAIN_LIMIT = 8 * 1024 * 1024;
/** WeCom itself waits 5 seconds for the whole exchange; in milliseconds. */
const PATIENCE = 15_000;

const deadlines = new BodyDeadlines();

/**
 * Reads a request's body whole. What comes is counted and what is announced is not believed: `request.headers` would
 * be built for every callback to learn of the one that is too large.
 *
 * @param limit bytes
 * @param patience how long the body may take to arrive, in milliseconds, give or take a second
 * @throws CallbackError `body_too_large`, `body_timeout` or `body_aborted`
 */
export function readBody(request: IncomingMessage, limit: number, patience = PATIENCE): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const body = new BodyCollector(limit);
    let isSettled = false;
    const fail = (problem: () => CallbackError): void => {
      if (isSettled) return;
      isSettled = true;
      takeAway();
      reject(problem());
    };
    const takeAway = deadlines.add(patience, () => fail(() => tooSlow(patience)));
    // A chunk is a text when somebody before us called `setEncoding`.
    request.on('data', (chunk: Buffer | string) => {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk, request.readableEncoding ?? 'utf8') : chunk;
      if (body.add(bytes)) return;
      if (body.length > limit + DRAIN_LIMIT) request.destroy();
      fail(() => tooLarge(limit));
    });
    request.on('end', () => {
      if (isSettled) return;
      isSettled = true;
      takeAway();
      resolve(body.bytes());
    });
    // Comes in any case, and after `end` if there is one.
    request.on('close', () => fail(aborted));
  });
}

function aborted(): CallbackError {
  return new CallbackError('body_aborted', 'the request ended before its body did');
}

function tooSlow(patience: number): CallbackError {
  return new CallbackError('body_timeout', `the body did not arrive within ${patience} ms`);
}

function tooLarge(limit: number): CallbackError {
  return new CallbackError('body_too_large', `the body is larger than ${limit} bytes`, {
    hint: 'no callback of WeCom comes near; raise bodyLimit (WECOM_APP_BODY_LIMIT) if this one is genuine',
  });
}
