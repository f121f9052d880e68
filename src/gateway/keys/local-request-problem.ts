import type { IncomingMessage } from 'node:http';

/** Headers that proxies and tunnels add: behind one on this machine, everybody seems to call from this machine. */
const FORWARDED = /^(?:forwarded|via|x-real-ip|x-forwarded\b.*|x-original-.*|.*\bclient-ip|.*-connecting-ip)$/;
/** To the letter: what a URL parser would find in it, behind an `@` or before a `/`, is of no interest. */
const LOOPBACK_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/**
 * Says why a request cannot be trusted to be sent by a program on this machine; `undefined` when it can. The address
 * is the connection's own, which nobody else can choose. What a tunnel passes on byte by byte, as `ssh -R` does and
 * frp in its TCP mode, nothing can tell apart: where there is one, a key must be configured.
 *
 * 1. It comes from a loopback address.
 * 2. No proxy has passed it on: it bears none of their headers, nor the HTTP/1.0 that nginx speaks unless told else.
 * 3. It names this machine: a web page can reach it under a name of its own (DNS rebinding).
 * 4. No page of another site has sent it: a browser on this machine posts forms for whoever asks.
 */
export function localRequestProblem({ socket, headers, httpVersion }: IncomingMessage): string | undefined {
  if (!isLoopback(socket.remoteAddress ?? '')) return 'it came from another machine';
  const proxied = Object.keys(headers).find((name) => FORWARDED.test(name));
  if (proxied !== undefined) return `a proxy passed it on (${proxied} header)`;
  if (httpVersion === '1.0') return 'a proxy may have passed it on (HTTP/1.0)';
  const host = (headers.host ?? '').toLowerCase();
  if (!LOOPBACK_HOST.test(host)) return 'its Host header is not localhost, 127.0.0.1 or [::1]';
  const { origin, 'sec-fetch-site': site } = headers;
  const isForeign = origin !== undefined && ![`http://${host}`, `https://${host}`].includes(origin.toLowerCase());
  if (isForeign || site === 'cross-site' || site === 'same-site') return 'a page of another site sent it';
  return undefined;
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(address);
}
