import type { IncomingMessage } from 'node:http';

/** Headers that a proxy adds: behind one on this machine, everybody seems to call from this machine. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];
const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Says why a request cannot be trusted to be sent by a program on this machine; `undefined` when it can. The address
 * is the connection's own, which nobody else can choose.
 *
 * 1. It comes from a loopback address.
 * 2. No proxy has passed it on.
 * 3. It names this machine: a web page can reach it under a name of its own (DNS rebinding).
 * 4. No page of another site has sent it: a browser on this machine posts forms for whoever asks.
 */
export function localRequestProblem({ socket, headers }: IncomingMessage): string | undefined {
  if (!isLoopback(socket.remoteAddress ?? '')) return 'it came from another machine';
  const proxied = FORWARDED.find((name) => headers[name] !== undefined);
  if (proxied !== undefined) return `a proxy passed it on (${proxied} header)`;
  const host = (headers.host ?? '').toLowerCase();
  if (!URL.canParse(`http://${host}`) || !LOOPBACK_NAMES.has(new URL(`http://${host}`).hostname)) {
    return 'its Host header is not localhost, 127.0.0.1 or [::1]';
  }
  const { origin, 'sec-fetch-site': site } = headers;
  const isForeign = origin !== undefined && ![`http://${host}`, `https://${host}`].includes(origin.toLowerCase());
  if (isForeign || site === 'cross-site' || site === 'same-site') return 'a page of another site sent it';
  return undefined;
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(address);
}
