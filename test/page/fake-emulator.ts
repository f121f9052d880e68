import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { CatalogEvent, PageEvent, PageState } from '../../src/emulator/page-api/index.js';
import { BUILT } from './build-page.js';

/** As strict as the emulator's own. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/** Where the emulator has its page, and what the page asks for. */
const PREFIX = '/_emulator/';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=UTF-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wav': 'audio/wav',
};

/** Without the number that the fake gives it. */
type Change = PageEvent extends infer E ? (E extends PageEvent ? Omit<E, 'revision'> : never) : never;

/** What the page asked for. */
export interface AskedFor {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
}

export interface FakeOptions {
  readonly state: PageState;
  readonly catalog?: readonly CatalogEvent[];
  /** Served by their path, e.g. `/media/cat.png`. */
  readonly files?: Readonly<Record<string, Buffer>>;
}

/** Serves the built page with a state that the test makes up, and writes down what the page asks for. */
export class FakeEmulator {
  asked: AskedFor[] = [];
  /** By path below `/_emulator`; others answer `{ exchangeId }`. */
  answers: Record<string, (asked: AskedFor) => object> = {};
  state: PageState;
  #options: FakeOptions;
  #streams = new Set<ServerResponse>();
  #server = createServer((request, response) => void this.#serve(request, response));

  constructor(options: FakeOptions) {
    this.#options = options;
    this.state = options.state;
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${PREFIX}`;
  }

  /** Begins anew, with another state. */
  reset(state: PageState): void {
    this.state = state;
    this.asked = [];
    this.answers = {};
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  /** Tells the page a change with the next revision. */
  emit(change: Change, revision = this.state.revision + 1): void {
    this.state = { ...this.state, revision };
    for (const stream of this.#streams)
      stream.write(`event: change\ndata: ${JSON.stringify({ ...change, revision })}\n\n`);
  }

  /** Ends every stream, as when the emulator is restarted. */
  dropStreams(): void {
    for (const stream of this.#streams) stream.destroy();
  }

  askedOf(path: string): unknown[] {
    return this.asked.filter((asked) => asked.path === path).map(({ body }) => JSON.parse(body.toString() || 'null'));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake.invalid');
    if (pathname === `${PREFIX}events`) return this.#stream(response);
    const file = this.#options.files?.[pathname] ?? (await built(pathname));
    if (file === undefined && pathname.startsWith(PREFIX)) {
      const body = Buffer.concat(await request.toArray());
      const asked = { path: pathname.slice(PREFIX.length - 1), query: searchParams, body };
      this.asked.push(asked);
      return send(response, 'application/json', Buffer.from(JSON.stringify(this.#answer(asked))));
    }
    if (file === undefined) response.writeHead(404).end();
    else send(response, TYPES[extname(pathname) || '.html'] ?? 'application/octet-stream', file);
  }

  #answer(asked: AskedFor): object {
    if (asked.path === '/state') return this.state;
    if (asked.path === '/catalog') return this.#options.catalog ?? [];
    return this.answers[asked.path]?.(asked) ?? { exchangeId: 'x1' };
  }

  #stream(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('retry: 100\n\n');
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
  }
}

function send(response: ServerResponse, type: string, body: Buffer): void {
  response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': POLICY }).end(body);
}

async function built(path: string): Promise<Buffer | undefined> {
  const name = path.startsWith(PREFIX) ? path.slice(PREFIX.length) || 'index.html' : 'nothing';
  return readFile(join(BUILT, name)).catch(() => undefined);
}
