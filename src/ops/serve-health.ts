import type { IncomingMessage, ServerResponse } from 'node:http';
import { notFound, requestTarget, writeResponse } from '../http/index.js';
import type { Health } from './health.js';
import { healthResponse } from './health-response.js';

/** Answers `/healthz` and `/readyz` where anybody may ask, so without saying why a check fails, and 404 to anything else. */
export function serveHealth(request: IncomingMessage, response: ServerResponse, health: Health): void {
  const answer = healthResponse(requestTarget(request.url ?? '/').path, health, request.method);
  if (answer === undefined) notFound(request, response);
  else answer.then((found) => writeResponse(response, found)).catch(() => response.destroy());
}
