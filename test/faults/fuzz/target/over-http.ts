import { connect } from 'node:net';
import type { Dice } from './dice.js';
import type { FuzzInput } from './make-input.js';
import { mutateBytes } from './mutate-bytes.js';

/** Milliseconds until a connection that is neither answered nor closed counts as hanging. */
const PATIENCE = 5_000;
/** What may come back over HTTP; 0 for a connection that is closed without an answer. */
const ALLOWED: ReadonlySet<number> = new Set([0, 100, 200, 400, 403, 404, 405, 408, 413, 414, 417, 431]);

/** What the app takes it must take over HTTP too, and nothing else, unless a URL cannot say what the query holds. */
const SAME: ReadonlySet<FuzzInput['kind']> = new Set(['genuine', 'body', 'envelope', 'message', 'frame']);

/**
 * Sends an input over a connection of its own, half of them with the bytes of the whole request changed as well.
 *
 * @param before what the app answered to the input itself
 */
export async function sendOverHttp(
  port: number,
  input: FuzzInput,
  dice: Dice,
  before: number,
): Promise<{ readonly status: number; readonly problem: string | undefined }> {
  const plain = requestBytes(input);
  const isPlain = dice.chance(0.5);
  const status = await exchange(port, isPlain ? plain : mutateBytes(plain, plain, dice));
  if (status === undefined) return { status: 0, problem: `no answer over HTTP within ${PATIENCE} ms` };
  const isRight = !isPlain || !SAME.has(input.kind) || (status === 200) === (before === 200);
  const problem = isRight && ALLOWED.has(status) ? undefined : `status ${status} over HTTP, ${before} before`;
  return { status, problem };
}

function requestBytes({ request: { method, query, body } }: FuzzInput): Buffer {
  const content = body === undefined ? Buffer.alloc(0) : Buffer.from(body);
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((item) => `${encode(name)}=${encode(String(item))}`),
  );
  const verb = /^[A-Z]+$/.test(method) ? method : 'POST';
  const head = `${verb} /wecom_app_cb?${parameters.join('&')} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ${content.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), content]);
}

/** Half a surrogate pair, which has no place in a URL, becomes a replacement character. */
function encode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

/** The status of what comes back, 0 when nothing does; `undefined` when the connection hangs. */
function exchange(port: number, bytes: Buffer): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    let received = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      received += text;
    });
    socket.on('error', () => undefined);
    socket.once('end', () => socket.destroy());
    const timer = setTimeout(() => {
      resolve(undefined);
      socket.destroy();
    }, PATIENCE);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1] ?? 0));
    });
    // Nothing more comes after it: a request that promises more is not waited for.
    socket.end(bytes);
  });
}
