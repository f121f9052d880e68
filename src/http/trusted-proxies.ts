import { compile } from 'proxy-addr';
import { ConfigError } from '../errors/index.js';

/**
 * Which proxies are believed when they say, in `X-Forwarded-For`, whom they speak for; the forms of Express's `trust
 * proxy`. `false`: none. `true`: all, right only when nobody can reach the port but by a proxy that writes the header
 * anew. A number: so many, counted from this server. Addresses, CIDR blocks, `loopback`, `linklocal`, `uniquelocal`:
 * those, as a list or separated by commas. A text may also be one of the other values, as a variable has it.
 */
export type TrustProxy = boolean | number | string | readonly string[];

/** Tells whether the proxy at `address` is believed. @param hop how far it is from this server, from 0 */
export type TrustedProxies = (address: string, hop: number) => boolean;

/**
 * Prepares a setting once for all requests; `undefined` when no proxy is believed.
 *
 * @throws ConfigError when an address is none
 */
export function trustedProxies(trust: TrustProxy): TrustedProxies | undefined {
  const value = typeof trust === 'string' ? written(trust) : trust;
  if (value === false || value === 0) return undefined;
  if (value === true) return () => true;
  if (typeof value === 'number') return hopsUpTo(value);
  if (value.length === 0) return undefined;
  try {
    return compile([...value]);
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : 'is not usable', { cause });
  }
}

/** The value behind the text of a variable. */
function written(text: string): Exclude<TrustProxy, string> {
  const trimmed = text.trim();
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  if (/^\d+$/.test(trimmed)) return Number(trimmed);
  return trimmed === '' ? false : trimmed.split(',').map((address) => address.trim());
}

function hopsUpTo(count: number): TrustedProxies {
  if (!Number.isInteger(count) || count < 0) throw invalid('as a number of proxies it must be whole and not below 0');
  return (_address, hop) => hop < count;
}

function invalid(problem: string, options?: ErrorOptions): ConfigError {
  const forms = 'true, false, a number of proxies, or addresses such as loopback, 10.0.0.1 or 10.0.0.0/8';
  const message = `cannot be used (${problem}); it may be ${forms}`;
  return new ConfigError([{ option: 'trustProxy', variable: 'WECOM_APP_TRUST_PROXY', message }], options);
}
