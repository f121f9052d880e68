import { createServer, type Server } from 'node:http';
import { answerClientError } from './answer-client-error.js';
import type { ServerLimits } from './server-limits.js';

/** A dead peer says nothing: the system asks after so long whether it is still there. */
const PROBE_AFTER_MS = 60_000;
const TELL_EVERY_MS = 60_000;

/** A server that no slow, silent, broken or numerous caller can hold up for long. */
export function createHttpServer(limits: ServerLimits): Server {
  const { requestTimeout = 120_000, keepAliveTimeout = 65_000, logger } = limits;
  // Node refuses headers that may take longer than the whole.
  const headersTimeout = Math.min(limits.headersTimeout ?? 10_000, requestTimeout);
  const server = createServer({
    headersTimeout,
    requestTimeout,
    keepAliveTimeout,
    // Limits are looked at so often; Node's 30 seconds would let a slow caller stay four times as long as allowed.
    connectionsCheckingInterval: Math.min(1000, Math.max(10, Math.floor(headersTimeout / 4))),
    maxHeaderSize: 16 * 1024,
    keepAlive: true,
    keepAliveInitialDelay: PROBE_AFTER_MS,
  });
  server.maxConnections = limits.maxConnections ?? 10_000;
  server.maxHeadersCount = 100;
  // No bound: a proxy sends everybody's callbacks over few connections, and one beyond it would be answered 503.
  server.maxRequestsPerSocket = 0;
  server.on('clientError', (error, socket) => {
    const status = answerClientError(error, socket);
    logger?.debug({ outcome: 'cut_off', code: (error as NodeJS.ErrnoException).code, status }, 'connection cut off');
  });
  const tellOfDrops = atMostOften((dropped) => {
    const hint = 'raise maxConnections (WECOM_APP_MAX_CONNECTIONS) if these are genuine callbacks';
    logger?.warn({ outcome: 'dropped', dropped, maxConnections: server.maxConnections, hint }, 'too many connections');
  });
  server.on('drop', () => tellOfDrops());
  const tellOfErrors = atMostOften((times, err) => logger?.warn({ err, times }, 'connection not accepted'));
  server.on('error', (error) => {
    // One that listens was out of file descriptors, for example; one that does not is answered for by `listen`.
    if (server.listening) tellOfErrors(error);
  });
  return server;
}

/** Calls `tell` at once, then at most once a minute, with how often it was to be called since. */
function atMostOften(tell: (times: number, error?: Error) => void): (error?: Error) => void {
  let times = 0;
  let tellAt = 0;
  return (error) => {
    times += 1;
    const now = performance.now();
    if (now < tellAt) return;
    tell(times, error);
    tellAt = now + TELL_EVERY_MS;
    times = 0;
  };
}
