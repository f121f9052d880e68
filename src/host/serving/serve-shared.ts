import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RawQuery } from '../../crypto/index.js';
import { CallbackError } from '../../errors/index.js';
import { clientAddress, type RequestReader, readBody, serveCallback } from '../../http/index.js';
import type { HostedApp } from '../registry/index.js';
import { chooseApp } from './choose-app.js';
import type { StrangerEndpoint } from './stranger-endpoint.js';

/**
 * Serves a path that several apps share. The body is read first, since it takes part in the signature; the app that
 * signed then serves the request as if it had come to it alone. Never rejects.
 */
export async function serveShared(
  request: IncomingMessage,
  response: ServerResponse,
  query: RawQuery,
  apps: readonly HostedApp[],
  strangers: StrangerEndpoint,
): Promise<void> {
  const method = request.method ?? 'GET';
  const bodyLimit = Math.max(...apps.map(({ config }) => config.bodyLimit));
  try {
    const body = method === 'POST' ? await readBody(request, bodyLimit) : undefined;
    await chooseApp(apps, method, query, body).serve(request, response, query, readerOf(body));
  } catch (error) {
    const handle = (): Promise<never> => Promise.reject(error);
    await serveCallback(request, response, query, { ...strangers, bodyLimit, handle }, readerOf(undefined));
  }
}

/** Reads what has been read already. */
function readerOf(body: Uint8Array | undefined): RequestReader {
  return {
    address: clientAddress,
    body: (_request, limit) => {
      if (body === undefined || body.length <= limit) return body ?? '';
      throw new CallbackError('body_too_large', `the body is larger than ${limit} bytes`);
    },
  };
}
