import type { IncomingMessage } from 'node:http';
import { clientAddress } from './client-address.js';
import { readBody } from './read-body.js';
import type { TrustedProxies } from './trusted-proxies.js';

/** How requests are read, by node:http alone or by a framework that was there first. */
export interface RequestReader {
  /** The body, which someone may have read before us. @param limit bytes @throws CallbackError */
  readonly body: (request: IncomingMessage, limit: number) => Uint8Array | string | Promise<Uint8Array>;
  /** Where the request comes from; `undefined` when it is not known. */
  readonly address: (request: IncomingMessage, trusted: TrustedProxies | undefined) => string | undefined;
}

/** Reads what node:http gives. */
export const httpReader: RequestReader = { body: readBody, address: clientAddress };
