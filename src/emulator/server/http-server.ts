import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What one part of the emulator sees of a request. */
export interface ServerExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** Aborted when the emulator is closed. */
  readonly closed: AbortSignal;
}

/** One part of the emulator that answers some paths; false leaves the request to the next. */
export type Mount = (exchange: ServerExchange) => boolean | Promise<boolean>;

/** Enough for a thousand clients that connect at once: a full queue costs them a second each. */
const BACKLOG = 4096;

/** Longer than clients keep idle connections, so that it is never the server that ends one under a new request. */
const KEEP_ALIVE = 65_000;

/** The emulator's HTTP server: offers each request to the mounts in turn, 404 without a body when none takes it. */
export class HttpServer {
  readonly #mounts: Mount[] = [];
  readonly #server: Server;
  readonly #closing = new AbortController();
  #origin = '';

  constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.keepAliveTimeout = KEEP_ALIVE;
  }

  /** `http://host:port`, once it listens. */
  get origin(): string {
    return this.#origin;
  }

  /** Aborted when the server is closed. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  mount(mount: Mount): void {
    this.#mounts.push(mount);
  }

  async listen(host: string, port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, BACKLOG, resolve);
    });
    const { port: bound } = this.#server.address() as AddressInfo;
    this.#origin = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
  }

  /** Ends every connection and stops listening; harmless when repeated. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('The emulator was closed.'));
    if (!this.#server.listening) return;
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const url = new URL(request.url ?? '/', 'http://emulator.invalid');
      const exchange: ServerExchange = { request, response, url, closed: this.#closing.signal };
      for (const mount of this.#mounts) if (await mount(exchange)) return;
      response.writeHead(404, { Server: 'nginx' }).end();
    } catch (error) {
      this.#giveUp(request, response, error);
    }
  }

  /** The caller went away, the emulator is closing, or the emulator has a bug: then say so where it will be seen. */
  #giveUp(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    if (request.socket.destroyed || response.headersSent || this.#closing.signal.aborted) {
      response.destroy();
      return;
    }
    response.writeHead(500, { 'Content-Type': 'text/plain; charset=UTF-8' });
    response.end(`The emulator itself failed: ${error instanceof Error ? error.stack : String(error)}`);
  }
}
