import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestTarget, writeResponse } from '../../http/index.js';
import { type Health, healthResponse, serveHealth } from '../../ops/index.js';
import type { AppTable } from '../registry/index.js';

const OF_APP = '/readyz/';

/** Answers `/healthz` and `/readyz` for the host, `/readyz/NAME` for one of its apps, and 404 to anything else. */
export function serveHostHealth(
  request: IncomingMessage,
  response: ServerResponse,
  health: Health,
  { apps }: AppTable,
): void {
  const { path } = requestTarget(request.url ?? '/');
  const app = path.startsWith(OF_APP) ? apps.get(decoded(path.slice(OF_APP.length))) : undefined;
  const answer = app === undefined ? undefined : healthResponse('/readyz', app.health, request.method);
  if (answer === undefined) serveHealth(request, response, health);
  else answer.then((found) => writeResponse(response, found)).catch(() => response.destroy());
}

/** Names may hold characters that a URL writes as escapes. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
