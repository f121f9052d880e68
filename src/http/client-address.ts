import type { IncomingMessage } from 'node:http';
import { isIP, SocketAddress } from 'node:net';
import proxyAddr from 'proxy-addr';
import type { TrustedProxies } from './trusted-proxies.js';

/**
 * The address a request comes from: that of the connection, or what proxies that are believed say of it. `undefined`
 * when it is not known: the connection is gone, is a Unix socket, or a proxy names something that is no address.
 */
export function clientAddress(request: IncomingMessage, trusted?: TrustedProxies): string | undefined {
  const { remoteAddress } = request.socket;
  return plainAddress(trusted === undefined ? remoteAddress : proxyAddr(request, trusted));
}

/**
 * An address as everybody writes it, so that it can be compared: IPv4 behind IPv6 (`::ffff:192.0.2.1`) as IPv4, IPv6
 * in its short form without a zone, and none with a port, which some proxies add.
 */
export function plainAddress(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const family = isIP(address);
  if (family === 4) return address;
  if (family === 0) return isIP(withoutPort(address)) === 0 ? undefined : plainAddress(withoutPort(address));
  const short = new SocketAddress({ address, family: 'ipv6' }).address;
  return short.startsWith(MAPPED) && short.includes('.') ? short.slice(MAPPED.length) : short;
}

const MAPPED = '::ffff:';

function withoutPort(text: string): string {
  return /^(?:\[([^\]]+)\]|([^:]+))(?::\d+)?$/.exec(text)?.slice(1).join('') ?? '';
}
