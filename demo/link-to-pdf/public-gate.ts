import { once } from 'node:events';
import { type AddressInfo, connect, createServer, isIP, type Server, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { type GateRules, permittedAddresses } from './gate-rules.js';
import { answerSocksRequest, readSocksRequest } from './read-socks-request.js';

/**
 * A proxy on this machine that leads to public addresses only. A browser behind it has no other way out and asks no DNS:
 * each connection, be it for a page, a redirect, a picture, a frame, a worker or a WebSocket, is looked up here, and made
 * to the very addresses that were checked. Checking a request before the browser makes it would not do: until then its
 * name can come to mean another address (DNS rebinding).
 */
export class PublicGate {
  readonly #rules: GateRules;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #onExhausted: () => void;
  #received = 0;

  private constructor(rules: GateRules, onExhausted: () => void) {
    this.#rules = rules;
    this.#onExhausted = onExhausted;
    this.#server = createServer((client) => {
      this.#keep(client);
      this.#serve(client).catch(() => client.destroy());
    });
  }

  /** @param onExhausted is called when more came in than may */
  static async open(rules: GateRules, onExhausted: () => void): Promise<PublicGate> {
    const gate = new PublicGate(rules, onExhausted);
    gate.#server.listen(0, '127.0.0.1');
    await once(gate.#server, 'listening');
    return gate;
  }

  /** Of 127.0.0.1, by SOCKS5. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  async #serve(client: Socket): Promise<void> {
    const { host, port } = await readSocksRequest(client);
    const upstream = await this.#connect(host, port).catch(() => undefined);
    answerSocksRequest(client, upstream !== undefined);
    if (upstream === undefined) return void client.end();
    upstream.on('data', (chunk: Buffer) => {
      this.#received += chunk.length;
      if (this.#received > this.#rules.byteLimit) this.#onExhausted();
    });
    pipeline(client, upstream, client, () => undefined);
  }

  async #connect(host: string, port: number): Promise<Socket> {
    const addresses = await permittedAddresses(host, port, this.#rules);
    const found = addresses.map((address) => ({ address, family: isIP(address) }));
    // Gives `connect` what was checked, of which it tries one after the other.
    const socket = connect({
      host,
      port,
      autoSelectFamily: true,
      lookup: (_host, _options, found_) => found_(null, found),
    });
    this.#keep(socket);
    await once(socket, 'connect');
    return socket;
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
