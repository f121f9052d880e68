import type { IncomingMessage } from 'node:http';
import { CallbackError } from '../errors/index.js';

/** How much of a body that is too large is read and thrown away, so that its sender sees the answer. */
const DRAIN_LIMIT = 8 * 1024 * 1024;

/**
 * Reads a request's body whole.
 *
 * @param limit bytes
 * @throws CallbackError `body_too_large` or `body_aborted`
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const declared = Number(request.headers['content-length'] ?? 0);
    if (declared > limit) {
      drain(request);
      reject(tooLarge(limit));
      return;
    }
    const chunks: Buffer[] = [];
    let length = 0;
    const onData = (chunk: Buffer): void => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= limit) return;
      stop();
      drain(request);
      reject(tooLarge(limit));
    };
    const onEnd = (): void => {
      stop();
      const [first] = chunks;
      resolve(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, length));
    };
    const onClose = (): void => {
      stop();
      reject(new CallbackError('body_aborted', 'the request ended before its body did'));
    };
    const stop = (): void => {
      request.off('data', onData).off('end', onEnd).off('error', onClose).off('close', onClose);
    };
    request.on('data', onData).on('end', onEnd).on('error', onClose).on('close', onClose);
  });
}

function drain(request: IncomingMessage): void {
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > DRAIN_LIMIT) request.destroy();
  });
  request.on('error', () => undefined);
}

function tooLarge(limit: number): CallbackError {
  return new CallbackError('body_too_large', `the body is larger than ${limit} bytes`, {
    hint: 'no callback of WeCom comes near; raise bodyLimit (WECOM_APP_BODY_LIMIT) if this one is genuine',
  });
}
