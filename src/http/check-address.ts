import type { ServerResponse } from 'node:http';
import { CallbackError } from '../errors/index.js';
import type { AddressFilter } from './address-filter.js';

/**
 * Refuses a request from an address that is not on the list, and closes its connection, so that its body is not read.
 *
 * @throws CallbackError `address_not_allowed`
 */
export function checkAddress(addresses: AddressFilter, address: string | undefined, response: ServerResponse): void {
  if (addresses.allows(address)) return;
  response.setHeader('connection', 'close');
  throw new CallbackError('address_not_allowed', 'callbacks are not accepted from this address', {
    hint: `it came from ${address ?? 'an unknown address'}; if that is your proxy's, set trustProxy (WECOM_APP_TRUST_PROXY); if it is genuine, add it to allowAddresses (WECOM_APP_ALLOW_ADDRESSES)`,
  });
}
