import { ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Why a request could not be read, as Node names it, and what that is in HTTP; anything else is 400. */
const STATUS: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * Ends a connection on which no request can be read, with an answer where one can be given; answers its status.
 * Nothing here may wait for the other side, which has shown that it cannot be relied upon.
 */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): number | undefined {
  const status = mayAnswer(socket) ? (STATUS[error.code ?? ''] ?? 400) : undefined;
  if (status !== undefined) {
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  }
  socket.destroy();
  return status;
}

/** On a connection with requests in a row an answer out of turn would be taken for that of an earlier request. */
function mayAnswer(socket: Duplex): boolean {
  if (!socket.writable) return false;
  // Node keeps the response that is due there; it has no public name.
  const due: unknown = Reflect.get(socket, '_httpMessage');
  return !(due instanceof ServerResponse) || !(due.headersSent || due.req.complete);
}
