/** Failures of Node and undici that happen before the request can have left this machine. */
const BEFORE_SENDING: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The proxy refused to open the tunnel, which undici tells in words only. */
const PROXY_REFUSED = /^Proxy response \((\d+)\)/;

/** Codes of a TLS handshake that failed on the certificate, e.g. `CERT_HAS_EXPIRED`. */
const BAD_CERTIFICATE = /CERT|^UNABLE_TO_/;

export interface NetworkFailure {
  readonly code: 'connect_failed' | 'connection_lost';
  /** A short reason that holds no URL, e.g. `ECONNRESET`. */
  readonly reason: string;
  readonly hint?: string;
}

/** Tells a request that never left from one that may have arrived. When in doubt it may have arrived. */
export function networkFailure(error: unknown): NetworkFailure {
  const code = property(error, 'code');
  const reason = code ?? property(error, 'name') ?? 'unknown failure';
  const proxyStatus = PROXY_REFUSED.exec(property(error, 'message') ?? '')?.[1];
  if (proxyStatus !== undefined) {
    return {
      code: 'connect_failed',
      reason: `the proxy answered ${proxyStatus}`,
      hint: 'Check the httpsProxy setting (WECOM_APP_HTTPS_PROXY) and the credentials in it.',
    };
  }
  if (code !== undefined && BEFORE_SENDING.has(code)) {
    return {
      code: 'connect_failed',
      reason,
      hint: 'Check the network, the DNS, and whether an egress proxy (httpsProxy, WECOM_APP_HTTPS_PROXY) is needed.',
    };
  }
  if (code !== undefined && BAD_CERTIFICATE.test(code)) {
    return {
      code: 'connect_failed',
      reason,
      hint: 'The server or a proxy in between shows a certificate nobody here trusts: check NODE_EXTRA_CA_CERTS.',
    };
  }
  return { code: 'connection_lost', reason };
}

function property(error: unknown, name: 'code' | 'name' | 'message'): string | undefined {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
