import { type Clock, onAbort } from '../../clock/index.js';
import { discardBody, type HttpRequest, type HttpResponse, type Transport } from '../transport/index.js';
import { toJson } from '../wire/index.js';
import type { InternalRequest } from './api-request.js';
import { statusError, timeoutError, toHttpError } from './http-errors.js';

export interface ExchangeOptions {
  /** The origin of the server API. */
  readonly apiBase: string;
  readonly transport: Transport;
  readonly clock: Clock;
  /** The timeout of a request that names none, in milliseconds. */
  readonly timeout: number;
}

/** Makes one HTTP request of a call and tells its ways to fail apart. Knows no errcode and never repeats. */
export class Exchange {
  readonly #options: ExchangeOptions;

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  /**
   * Sends the request and hands its answer to `read` while the call's time is running.
   * @throws {RequestError} when the body cannot be written as JSON
   * @throws {HttpError} when there is no answer, it takes too long, or its status is not 2xx
   */
  async send<Result>(
    path: string,
    request: InternalRequest,
    token: string | undefined,
    read: (response: HttpResponse) => Promise<Result>,
  ): Promise<Result> {
    const { signal, timeout = this.#options.timeout } = request;
    signal?.throwIfAborted();
    const controller = new AbortController();
    // Made outside of what follows: a body that cannot be written is no failure of the network.
    const httpRequest = this.#httpRequest(path, request, token, controller.signal);
    let timedOut = false;
    const timer = this.#options.clock.setTimeout(() => {
      timedOut = true;
      controller.abort();
    }, timeout);
    const forget = onAbort(signal, () => controller.abort());
    try {
      const response = await this.#options.transport.send(httpRequest);
      if (response.status >= 200 && response.status < 300) return await read(response);
      discardBody(response.body);
      throw statusError(path, response.status);
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw timedOut ? timeoutError(path, timeout) : toHttpError(path, error);
    } finally {
      timer.cancel();
      forget();
    }
  }

  #httpRequest(path: string, request: InternalRequest, token: string | undefined, signal: AbortSignal): HttpRequest {
    const { query, json, form, headers } = request;
    const body = json === undefined ? form : toJson(json);
    const url = new URL(`/cgi-bin/${path}`, this.#options.apiBase);
    for (const [name, value] of Object.entries({ ...query, access_token: token })) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    return {
      method: request.method ?? (body === undefined ? 'GET' : 'POST'),
      url,
      headers: json === undefined ? { ...headers } : { ...headers, 'content-type': 'application/json; charset=utf-8' },
      ...(body === undefined ? {} : { body }),
      signal,
    };
  }
}
