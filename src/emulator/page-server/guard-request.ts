import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { PageProblem } from './page-problem.js';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Addresses that stand for every interface of the machine. */
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '[::]']);

/**
 * Lets through what the page itself, or a program on this machine, can have sent. Another site's page must neither
 * reach the emulator under a name of its own (DNS rebinding) nor post to it across origins.
 *
 * @param origin the emulator's own, `http://host:port`
 * @param isOpen for what pages of other sites may embed: a picture whose address they were given
 * @throws PageProblem 403
 */
export function guardRequest(request: IncomingMessage, origin: string, isOpen = false): void {
  const { host = '', origin: from } = request.headers;
  if (!isOwnHost(host, new URL(origin))) {
    throw new PageProblem(403, 'Open the emulator by the address it prints; another Host header is not served.');
  }
  if (from !== undefined && from.toLowerCase() !== `http://${host.toLowerCase()}`) {
    throw new PageProblem(403, 'Requests from another origin are not served.');
  }
  const site = request.headers['sec-fetch-site'];
  const isNavigation = request.headers['sec-fetch-mode'] === 'navigate' && request.method === 'GET';
  if ((site === 'cross-site' || site === 'same-site') && !isNavigation && !isOpen) {
    throw new PageProblem(403, 'Requests from another site are not served.');
  }
}

function isOwnHost(host: string, own: URL): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { host: plain, hostname, port } = new URL(`http://${host}`);
  if (plain !== host.toLowerCase() || port !== own.port) return false;
  if (hostname === own.hostname || LOOPBACK.has(hostname)) return true;
  // A name can be made to point here by whoever owns it; an address cannot.
  return EVERYWHERE.has(own.hostname) && isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
}
