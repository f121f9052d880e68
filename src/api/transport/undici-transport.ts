import { Agent, type Dispatcher, ProxyAgent, request } from 'undici';
import type { HttpRequest, HttpResponse, Transport } from './transport.js';

/** Short, so that a dead address shows as a failed connection, which may be retried, before the call's time is over. */
const CONNECT_TIMEOUT = 5_000;
/** Shorter than what servers and gateways commonly keep idle connections for, so that we close them first. */
const KEEP_ALIVE_TIMEOUT = 10_000;
/** How long a body may pause: the call's own timeout ends when the head has arrived. */
const BODY_TIMEOUT = 60_000;

export interface UndiciTransportOptions {
  /** The egress proxy (出口代理), e.g. `http://user:password@proxy.example:3128`. */
  readonly httpsProxy?: string | undefined;
  /** Connections at once to one server. */
  readonly connections: number;
}

/** Sends over the network, keeping connections open between calls. */
export class UndiciTransport implements Transport {
  readonly #dispatcher: Dispatcher;

  constructor({ httpsProxy, connections }: UndiciTransportOptions) {
    const connect = { timeout: CONNECT_TIMEOUT };
    const options = {
      connections,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
      bodyTimeout: BODY_TIMEOUT,
      // The call's own timeout takes care of it, on the clock that it was given.
      headersTimeout: 0,
      connect,
      proxyTls: connect,
      requestTls: connect,
    };
    this.#dispatcher = httpsProxy === undefined ? new Agent(options) : new ProxyAgent({ ...options, uri: httpsProxy });
  }

  async send({ method, url, headers, body, signal }: HttpRequest): Promise<HttpResponse> {
    const answer = await request(url, {
      dispatcher: this.#dispatcher,
      method,
      headers,
      body: body ?? null,
      signal,
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.body };
  }

  async close(): Promise<void> {
    await this.#dispatcher.close();
  }
}
