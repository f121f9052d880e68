import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from './is-public-address.js';

/** Where a gate leads. */
export interface GateRules {
  readonly ports: readonly number[];
  /** Addresses that may be reached although they are not public. */
  readonly allowedAddresses: readonly string[];
  /** Finds the addresses of a name. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** Bytes that may come in by all connections together. */
  readonly byteLimit: number;
}

export const GATE_RULES: GateRules = {
  ports: [80, 443],
  allowedAddresses: [],
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  byteLimit: 50 * 1024 * 1024,
};

/**
 * The addresses to connect to.
 *
 * @throws Error when the port is not open, the name is unknown, or one of its addresses is not public
 */
export async function permittedAddresses(host: string, port: number, rules: GateRules): Promise<readonly string[]> {
  if (!rules.ports.includes(port)) throw new Error('the port is not open');
  // A URL has IPv6 addresses in brackets.
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  const addresses = isIP(bare) === 0 ? await rules.resolve(bare) : [bare];
  const isPermitted = (address: string) => isPublicAddress(address) || rules.allowedAddresses.includes(address);
  // One private address among public ones is no accident either.
  if (addresses.length === 0 || !addresses.every(isPermitted)) throw new Error('the address is not public');
  return addresses;
}
