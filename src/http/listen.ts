import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../errors/index.js';
import { createHttpServer } from './create-http-server.js';
import type { ServerLimits } from './server-limits.js';

/** A server that listens. */
export interface RunningServer {
  readonly host: string;
  /** The port it really has, also when 0 was asked for. */
  readonly port: number;
  /** `http://host:port`; the address to reach it at from this machine. */
  readonly origin: string;
  /**
   * Stops: refuses new connections, waits until every request under way is answered, then closes. What is not
   * answered after `grace` milliseconds (10,000) is cut off.
   */
  close(grace?: number): Promise<void>;
}

/**
 * Listens on `host` and `port`, within limits that keep one caller from taking the server up.
 *
 * @throws ConfigError when the address is taken, not allowed or not of this machine
 */
export function listen(
  listener: RequestListener,
  host: string,
  port: number,
  limits: ServerLimits = {},
): Promise<RunningServer> {
  const server = createHttpServer(limits);
  let closing = false;
  server.on('request', (request, response) => {
    // A connection kept alive would keep the closing server waiting.
    if (closing) response.setHeader('connection', 'close');
    listener(request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      const origin = originOf(address);
      const close = (grace = 10_000): Promise<void> => {
        closing = true;
        return closeServer(server, grace);
      };
      resolve({ host, port: address.port, origin, close });
    });
  });
}

function closeServer(server: Server, grace: number): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), grace);
    // A connection kept alive falls idle when its last answer is out; closing the server closes only those idle now.
    const sweep = setInterval(() => server.closeIdleConnections(), 20);
    server.close(() => {
      clearTimeout(cutOff);
      clearInterval(sweep);
      resolve();
    });
  });
}

function originOf({ address, family, port }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const fault = LISTEN_FAULTS[error.code ?? ''];
  if (fault === undefined) return error;
  const [option, variable, message] = fault;
  return new ConfigError([{ option, variable, message: `${host}:${port} ${message}` }], { cause: error });
}

const LISTEN_FAULTS: Readonly<Record<string, readonly [option: string, variable: string, message: string]>> = {
  EADDRINUSE: [
    'port',
    'WECOM_APP_PORT',
    'is in use by another program; stop it or choose another port (0 picks a free one)',
  ],
  EACCES: ['port', 'WECOM_APP_PORT', 'needs more rights than this process has; choose a port above 1023'],
  EADDRNOTAVAIL: ['host', 'WECOM_APP_HOST', 'is not an address of this machine; 0.0.0.0 stands for all of them'],
  ENOTFOUND: ['host', 'WECOM_APP_HOST', 'is not an address; 0.0.0.0 stands for all addresses of this machine'],
};
