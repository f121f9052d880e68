import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { PageEvent } from '../../src/emulator/page-api/index.js';

export interface Asked {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: tests look deep into answers of many shapes.
  readonly json: any;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Like fetch, but with any Host and Origin. */
export function ask(url: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent: false }, async (incoming) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      const isJson = incoming.headers['content-type']?.startsWith('application/json') ?? false;
      const json = isJson ? JSON.parse(bytes.toString()) : undefined;
      resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, bytes, json });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Posts JSON. */
export function post(url: string, body: object | string): Promise<Asked> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return ask(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text });
}

/** A page that listens to server-sent events. */
export class Stream {
  readonly events: PageEvent[] = [];
  readonly names: string[] = [];
  readonly headers: IncomingHttpHeaders;
  readonly #incoming: IncomingMessage;
  #wake = (): void => {};
  #text = '';

  private constructor(incoming: IncomingMessage) {
    this.headers = incoming.headers;
    this.#incoming = incoming;
    incoming.setEncoding('utf8');
    incoming.on('error', () => {});
    incoming.on('data', (chunk: string) => this.#read(chunk));
  }

  static open(url: string): Promise<Stream> {
    return new Promise((resolve, reject) => {
      request(url, { agent: false }, (incoming) => resolve(new Stream(incoming)))
        .on('error', reject)
        .end();
    });
  }

  /** Waits until an event of this name has come. */
  async until(isThere: (stream: Stream) => boolean): Promise<void> {
    while (!isThere(this)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  close(): void {
    this.#incoming.destroy();
  }

  #read(chunk: string): void {
    const blocks = (this.#text + chunk).split('\n\n');
    this.#text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block
          .split('\n')
          .map((line): [string, string] => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
      );
      const name = fields.get('event');
      if (name === undefined) continue;
      this.names.push(name);
      if (name === 'change') this.events.push(JSON.parse(fields.get('data') ?? ''));
    }
    this.#wake();
  }
}
