import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** How often an app that is not there is tried again, in milliseconds. */
const PAUSE = 10;
/** How long a caller is kept waiting for it: one that is let through later is gone before it can be answered. */
const PATIENCE = 4_000;

/**
 * What stands before the app processes, as a load balancer does: the first try of a callback goes to one process, the
 * second to the next. While a process is away its callers wait for a while, or another one serves them.
 */
export class Front {
  readonly #server: Server;
  readonly #ports: () => readonly (number | undefined)[];
  /** How many requests with the same first line came so far: a callback's tries have the same. */
  readonly #tries = new Map<string, number>();
  readonly #sockets = new Set<Socket>();

  private constructor(ports: () => readonly (number | undefined)[]) {
    this.#ports = ports;
    this.#server = createServer((caller) => void this.#serve(caller));
  }

  /** @param ports of the processes, now; `undefined` for one that is away */
  static async open(ports: () => readonly (number | undefined)[]): Promise<Front> {
    const front = new Front(ports);
    front.#server.listen(0, '127.0.0.1');
    await once(front.#server, 'listening');
    return front;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  async #serve(caller: Socket): Promise<void> {
    this.#keep(caller);
    const chunk = await new Promise<Buffer | undefined>((resolve) => {
      caller.once('data', resolve).once('close', () => resolve(undefined));
    });
    caller.pause();
    if (chunk === undefined) return;
    const first = this.#count(chunk);
    const end = performance.now() + PATIENCE;
    for (let turn = first; !caller.destroyed && performance.now() < end; turn++) {
      const ports = this.#ports();
      const app = await this.#connect(ports[turn % ports.length]);
      if (app !== undefined) return join(caller, app, chunk);
      if (turn >= first + ports.length - 1) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    caller.destroy();
  }

  #count(chunk: Buffer): number {
    const line = chunk.toString('latin1', 0, chunk.indexOf('\r\n'));
    const before = this.#tries.get(line) ?? 0;
    this.#tries.set(line, before + 1);
    return before;
  }

  #connect(port: number | undefined): Promise<Socket | undefined> {
    if (port === undefined) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const app = connect(port, '127.0.0.1', () => resolve(app));
      app.once('error', () => resolve(undefined));
      this.#keep(app);
    });
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    // What is reset is closed as well, and told of then.
    socket.on('error', () => undefined).once('close', () => this.#sockets.delete(socket));
  }
}

/** From now on each hears what the other says, and ends with it. */
function join(caller: Socket, app: Socket, chunk: Buffer): void {
  caller.once('close', () => app.destroy());
  app.once('close', () => caller.destroySoon());
  if (caller.destroyed) return void app.destroy();
  app.write(chunk);
  caller.pipe(app);
  app.pipe(caller);
}
