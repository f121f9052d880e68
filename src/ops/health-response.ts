import type { Health } from './health.js';
import { type OpsResponse, opsResponse, refuseMethod } from './ops-response.js';

/**
 * Answers `/healthz` (200 while the event loop turns) and `/readyz` (200 when ready, else 503, and the checks as
 * JSON); `undefined` for any other path, which is then for somebody else to answer.
 *
 * @param path without its query
 */
export function healthResponse(path: string, health: Health, method = 'GET'): Promise<OpsResponse> | undefined {
  if (path !== '/healthz' && path !== '/readyz') return undefined;
  const refusal = refuseMethod(method);
  if (refusal !== undefined) return Promise.resolve(refusal);
  return path === '/healthz' ? Promise.resolve(opsResponse(200, 'ok')) : readiness(health);
}

async function readiness(health: Health): Promise<OpsResponse> {
  const report = await health.report();
  return opsResponse(report.ready ? 200 : 503, JSON.stringify(report), 'application/json; charset=utf-8');
}
