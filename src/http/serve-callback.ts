import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RawQuery } from '../crypto/index.js';
import { type CallbackRequest, type CallbackResponse, refuse } from '../dispatch/index.js';
import type { Logger } from '../logger/index.js';
import { readBody } from './read-body.js';
import { requestSignal } from './request-signal.js';
import { writeResponse } from './write-response.js';

/** What serves callbacks, whatever the transport. */
export interface CallbackEndpoint {
  readonly logger: Logger;
  /** Bytes. */
  readonly bodyLimit: number;
  readonly handle: (request: CallbackRequest) => Promise<CallbackResponse>;
}

/** Takes the body of a request that someone may have read before us. */
export type BodySource = (request: IncomingMessage, limit: number) => Uint8Array | string | Promise<Uint8Array>;

/** One request in, one response out: what `listen()` and the Express router share. It never rejects. */
export async function serveCallback(
  request: IncomingMessage,
  response: ServerResponse,
  query: RawQuery,
  { handle, logger, bodyLimit }: CallbackEndpoint,
  bodyOf: BodySource = readBody,
): Promise<void> {
  const start = performance.now();
  const method = request.method ?? 'GET';
  try {
    const body = method === 'POST' ? await bodyOf(request, bodyLimit) : undefined;
    writeResponse(response, await handle(new HttpCallbackRequest(method, query, body, response)));
  } catch (error) {
    writeResponse(response, refuse(error, logger, start));
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
