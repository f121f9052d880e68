import type { Health } from './health.js';
import type { CheckResult, HealthReport } from './health-report.js';
import { type OpsResponse, opsResponse, refuseMethod } from './ops-response.js';

export interface HealthResponseOptions {
  /** Says why checks fail: for operators, since it may name files and machines; `false`. The log says it as well. */
  readonly withReasons?: boolean;
}

/**
 * Answers `/healthz` (200 while the event loop turns) and `/readyz` (200 when ready, else 503, and the checks as
 * JSON); `undefined` for any other path, which is then for somebody else to answer.
 *
 * @param path without its query
 */
export function healthResponse(
  path: string,
  health: Health,
  method = 'GET',
  { withReasons = false }: HealthResponseOptions = {},
): Promise<OpsResponse> | undefined {
  if (path !== '/healthz' && path !== '/readyz') return undefined;
  const refusal = refuseMethod(method);
  if (refusal !== undefined) return Promise.resolve(refusal);
  return path === '/healthz' ? Promise.resolve(opsResponse(200, 'ok')) : readiness(health, withReasons);
}

async function readiness(health: Health, withReasons: boolean): Promise<OpsResponse> {
  const whole = await health.report();
  const report = withReasons ? whole : withoutReasons(whole);
  return opsResponse(report.ready ? 200 : 503, JSON.stringify(report), 'application/json; charset=utf-8');
}

function withoutReasons({ checks, ...report }: HealthReport): HealthReport {
  const bare = Object.entries(checks).map(([name, { reason: _reason, ...check }]): [string, CheckResult] => [
    name,
    check,
  ]);
  return { ...report, checks: Object.fromEntries(bare) };
}
