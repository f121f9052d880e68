import type { TestContext } from 'node:test';
import {
  type CustomerGateway,
  type CustomerRouterOptions,
  customerRouter,
} from '../../../src/gateway/customer/index.js';
import { ApiKeys, generateApiKey, type KeyGrants } from '../../../src/gateway/keys/index.js';
import { MemoryBackend } from '../../../src/store/index.js';
import { type LogLine, recordingLogger } from '../../helpers/recording-logger.js';
import { serve } from '../serve.js';

/** An answer as the tests look at it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look deep into answers of many shapes.
  readonly body: any;
}

/** A customer gateway behind HTTP, and who calls it. */
export interface HttpDesk {
  readonly url: string;
  readonly gateway: CustomerGateway;
  readonly key: string;
  readonly lines: readonly LogLine[];
  get(path: string, key?: string): Promise<Answer>;
  post(path: string, body?: object | string, headers?: Record<string, string>): Promise<Answer>;
}

export async function serveGateway(
  t: TestContext,
  options: Omit<CustomerRouterOptions, 'keys' | 'backend'> & Partial<CustomerRouterOptions>,
  grants: Partial<KeyGrants> = {},
): Promise<HttpDesk> {
  const { key, hash } = generateApiKey();
  const logger = recordingLogger();
  const keys = new ApiKeys([{ name: 'shop', hash, ...grants }]);
  const router = customerRouter({ keys, backend: new MemoryBackend(), logger, ...options });
  const url = await serve(t, router);
  t.after(() => router.gateway.close());
  return {
    url,
    gateway: router.gateway,
    key,
    lines: logger.lines,
    get: (path, presented = key) => read(fetch(url + path, { headers: authorized(presented) })),
    post: (path, body, headers = {}) =>
      read(
        fetch(url + path, {
          method: 'POST',
          headers: {
            ...authorized(key),
            ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      ),
  };
}

function authorized(key: string): Record<string, string> {
  return key === '' ? {} : { Authorization: `Bearer ${key}` };
}

async function read(answering: Promise<Response>): Promise<Answer> {
  const response = await answering;
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
