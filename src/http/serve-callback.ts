import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RawQuery } from '../crypto/index.js';
import type { CallbackRequest } from '../dispatch/index.js';
import type { CallbackEndpoint } from './callback-endpoint.js';
import { checkAddress } from './check-address.js';
import { refuseRequest } from './refuse-request.js';
import { httpReader, type RequestReader } from './request-reader.js';
import { requestSignal } from './request-signal.js';
import { writeResponse } from './write-response.js';

/** One request in, one response out: what `listen()` and the Express router share. It never rejects. */
export async function serveCallback(
  request: IncomingMessage,
  response: ServerResponse,
  query: RawQuery,
  endpoint: CallbackEndpoint,
  reader: RequestReader = httpReader,
): Promise<void> {
  const start = performance.now();
  const method = request.method ?? 'GET';
  const { addresses, trustedProxies } = endpoint;
  try {
    if (addresses !== undefined) checkAddress(addresses, reader.address(request, trustedProxies), response);
    const body = method === 'POST' ? await reader.body(request, endpoint.bodyLimit) : undefined;
    writeResponse(response, await endpoint.handle(new HttpCallbackRequest(method, query, body, response)));
  } catch (error) {
    writeResponse(response, await refuseRequest(error, { request, response, endpoint, reader, start }));
  }
}

/** Makes the signal only for a handler that asks for it. */
class HttpCallbackRequest implements CallbackRequest {
  readonly method: string;
  readonly query: RawQuery;
  readonly body: Uint8Array | string | undefined;
  readonly #response: ServerResponse;

  constructor(method: string, query: RawQuery, body: Uint8Array | string | undefined, response: ServerResponse) {
    this.method = method;
    this.query = query;
    this.body = body;
    this.#response = response;
  }

  get signal(): AbortSignal {
    return requestSignal(this.#response);
  }
}
