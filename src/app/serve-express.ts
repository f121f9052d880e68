import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Express } from 'express';
import { textResponse } from '../dispatch/index.js';
import { writeResponse } from '../http/index.js';
import type { Logger } from '../logger/index.js';

/** What an Express app is, seen from node:http. */
type Listener = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/** Lets the routes of an app's author answer, and `others` where there is none; a failing route answers 500. */
export function serveExpress(
  express: Express,
  request: IncomingMessage,
  response: ServerResponse,
  others: () => void,
  logger: Logger,
): void {
  (express as Listener)(request, response, (error) => {
    if (error === undefined || error === null || error === 'router') return others();
    const status = statusOf(error);
    if (status >= 500) logger.error({ err: error }, 'a route of app.express failed');
    if (response.headersSent) response.destroy();
    else writeResponse(response, textResponse(status, status < 500 ? 'bad request' : 'internal error'));
  });
}

/** As body parsers and the like put it on their errors. */
function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 600 ? status : 500;
}
