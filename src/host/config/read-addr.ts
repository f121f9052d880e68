/** Where to listen. */
export interface ListenAddress {
  readonly host?: string;
  readonly port: number;
}

const ADDR = /^(?:(?<host>[^:[\]]*)|\[(?<ipv6>[^\]]+)\]):(?<port>\d{1,5})$/;

/** Reads `:8080`, `127.0.0.1:8080` or `[::1]:8080`; answers what is wrong as a text, nothing when there is none. */
export function readAddr(addr: unknown): ListenAddress | string | undefined {
  if (addr === undefined || addr === '') return undefined;
  const parts = typeof addr === 'string' ? ADDR.exec(addr)?.groups : undefined;
  if (parts === undefined) return 'must be an address such as :8080 or 127.0.0.1:8080';
  const host = parts.ipv6 ?? parts.host ?? '';
  return { ...(host === '' ? {} : { host }), port: Number(parts.port) };
}
