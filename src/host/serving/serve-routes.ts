import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Express } from 'express';
import { serveExpress } from '../../app/index.js';
import type { Logger } from '../../logger/index.js';

/** Lets the first of several Express apps answer that has a route for the request, and `others` when none has. */
export function serveRoutes(
  [first, ...rest]: readonly Express[],
  request: IncomingMessage,
  response: ServerResponse,
  others: () => void,
  logger: Logger,
): void {
  if (first === undefined) others();
  else serveExpress(first, request, response, () => serveRoutes(rest, request, response, others, logger), logger);
}
