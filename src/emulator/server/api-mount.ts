import { API_PREFIX, type ApiGateway } from '../protocol/index.js';
import type { Mount } from './http-server.js';
import { readBody } from './read-body.js';
import { writeAnswer } from './write-answer.js';

/** Serves `/cgi-bin/…`. */
export function apiMount(gateway: ApiGateway): Mount {
  return async ({ request, response, url, closed }) => {
    if (!url.pathname.startsWith(API_PREFIX)) return false;
    const { bytes, oversize } = await readBody(request);
    const answer = await gateway.answer(
      {
        method: request.method ?? 'GET',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: bytes,
        oversize,
        callerIp: plainIp(request.socket.remoteAddress),
      },
      closed,
    );
    if (answer === undefined) request.socket.destroy();
    else writeAnswer(response, answer);
    return true;
  };
}

/** IPv4 as such even when the socket speaks IPv6. */
function plainIp(address = ''): string {
  return address.replace(/^::ffff:/, '');
}
