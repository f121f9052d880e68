import { after } from 'node:test';
import { CallbackKeyring } from '../../src/crypto/index.js';
import { CallbackError } from '../../src/errors/index.js';
import { type CallbackEndpoint, FailureLimiter, type FailureLimiterOptions } from '../../src/http/index.js';
import { callbackOf, SETTINGS, textXml } from '../helpers/callbacks.js';
import { type LogLine, recordingLogger } from '../helpers/recording-logger.js';

const limiters: FailureLimiter[] = [];
after(() => {
  for (const limiter of limiters) limiter.close();
});

/** A limiter that ends with the test file. */
export function limiterOf(limit: number, options: Partial<FailureLimiterOptions> = {}): FailureLimiter {
  const limiter = new FailureLimiter({ limit, ...options });
  limiters.push(limiter);
  return limiter;
}

/** An endpoint that verifies callbacks and answers the decrypted text; `busy` in the text is refused as `busy`. */
export function endpointOf(options: Partial<CallbackEndpoint> = {}): CallbackEndpoint & { readonly lines: LogLine[] } {
  const logger = recordingLogger([], {}, true);
  const keyring = new CallbackKeyring({ ...SETTINGS, receiveId: SETTINGS.corpId });
  return {
    lines: logger.lines,
    logger,
    bodyLimit: 4096,
    handle: async ({ method, query, body }) => {
      const isGet = method === 'GET';
      const { text } = isGet ? keyring.verifyUrl(query) : keyring.decryptMessage(query, body ?? '');
      if (text.includes('busy')) throw new CallbackError('busy', 'too much is waiting');
      if (text.includes('broken')) throw new TypeError('a fault of ours');
      return { status: 200, headers: { 'content-type': 'application/xml; charset=utf-8' }, body: text };
    },
    ...options,
  };
}

/** Posts a callback; one with a wrong signature when `isForged`. */
export function post(
  url: string,
  { content = '你好', isForged = false, headers = {} }: PostOptions = {},
): Promise<Response> {
  const { query, body } = callbackOf(textXml(content));
  const signed = isForged ? { ...query, msg_signature: '0'.repeat(40) } : query;
  return fetch(`${url}?${new URLSearchParams(signed)}`, { method: 'POST', body, headers });
}

/** How to post. */
export interface PostOptions {
  readonly content?: string;
  readonly isForged?: boolean;
  readonly headers?: Record<string, string>;
}
