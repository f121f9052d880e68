import { on } from 'node:events';
import type { Socket } from 'node:net';

export interface SocksRequest {
  readonly host: string;
  readonly port: number;
}

type Take = (length: number) => Promise<Buffer>;

const VERSION = 5;
const NO_LOGIN = 0;
const CONNECT = 1;
const NAME = 3;

/**
 * Reads whereto a client wants to be connected, as far as Chromium speaks SOCKS5 (RFC 1928): without a login, and with
 * names, which are left to the proxy to look up.
 *
 * @throws Error for anything else
 */
export async function readSocksRequest(client: Socket): Promise<SocksRequest> {
  const arrivals = on(client, 'readable', { close: ['end', 'close'] });
  const take: Take = async (length) => {
    for (;;) {
      const bytes: Buffer | null = length === 0 ? Buffer.alloc(0) : client.read(length);
      if (bytes?.length === length) return bytes;
      // Fewer bytes come at the end only.
      if (bytes !== null || (await arrivals.next()).done) throw new Error('the client has left');
    }
  };
  try {
    return await readRequest(client, take);
  } finally {
    await arrivals.return?.();
  }
}

async function readRequest(client: Socket, take: Take): Promise<SocksRequest> {
  const [version, methods = 0] = await take(2);
  if (version !== VERSION) throw new Error('no SOCKS5');
  await take(methods);
  client.write(Buffer.from([VERSION, NO_LOGIN]));
  const [, command, , kind, length = 0] = await take(5);
  if (command !== CONNECT || kind !== NAME) throw new Error('no connection to a name');
  const host = await take(length);
  const port = await take(2);
  return { host: host.toString('latin1'), port: port.readUInt16BE() };
}

/** Tells the client whether it is connected; its bytes are those of the other end from then on. */
export function answerSocksRequest(client: Socket, isConnected: boolean): void {
  const [granted, refused] = [0, 2];
  client.write(Buffer.from([VERSION, isConnected ? granted : refused, 0, 1, 0, 0, 0, 0, 0, 0]));
}
