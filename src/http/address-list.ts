import { BlockList, isIP } from 'node:net';
import { ConfigError } from '../errors/index.js';
import type { AddressFilter } from './address-filter.js';
import { plainAddress } from './client-address.js';

/** A list of addresses from which requests are accepted. */
export class AddressList implements AddressFilter {
  readonly #list = new BlockList();

  /**
   * @param entries addresses, CIDR blocks (`101.226.103.0/24`), or IPv4 blocks as WeCom writes them (`101.226.103.*`)
   * @throws ConfigError naming each entry that is none of these
   */
  constructor(entries: readonly string[]) {
    const unreadable = entries.filter((entry) => !this.#add(entry.trim()));
    if (unreadable.length > 0) throw invalid(unreadable);
  }

  allows(address: string | undefined): boolean {
    return address !== undefined && this.#list.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
  }

  #add(entry: string): boolean {
    const [written = '', bits, ...more] = fromWildcard(entry).split('/');
    const address = plainAddress(written);
    if (address === undefined || isIP(written) === 0 || more.length > 0) return false;
    const isIPv6 = address.includes(':');
    const most = isIPv6 ? 128 : 32;
    if (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most)) return false;
    this.#list.addSubnet(address, bits === undefined ? most : Number(bits), isIPv6 ? 'ipv6' : 'ipv4');
    return true;
  }
}

/** `101.226.103.*` as `101.226.103.0/24`, `101.226.*.*` as `101.226.0.0/16`; anything else as it is. */
function fromWildcard(entry: string): string {
  const [, start, stars] = /^((?:\d{1,3}\.){1,3})(\*(?:\.\*)*)$/.exec(entry) ?? [];
  if (start === undefined || stars === undefined) return entry;
  const fixed = start.split('.').length - 1;
  const isWhole = fixed + stars.split('.').length === 4;
  return isWhole ? `${start}${stars.replaceAll('*', '0')}/${fixed * 8}` : entry;
}

function invalid(entries: readonly string[]): ConfigError {
  const message = `cannot be read: ${entries.map((entry) => JSON.stringify(entry)).join(', ')}; an entry is wecom, an address, a CIDR block such as 10.0.0.0/8, or a block such as 101.226.103.*`;
  return new ConfigError([{ option: 'allowAddresses', variable: 'WECOM_APP_ALLOW_ADDRESSES', message }]);
}
