import type { Logger } from '../logger/index.js';
import type { MetricsSource } from '../observe/index.js';
import type { Health } from './health.js';
import { healthResponse } from './health-response.js';
import { type OpsResponse, opsResponse, refuseMethod } from './ops-response.js';

/** What the operations port tells of. */
export interface OpsSources {
  readonly health: Health;
  /** Absent when nothing is measured; `/metrics` is then not found. */
  readonly metrics?: MetricsSource | undefined;
  readonly logger: Logger;
}

/**
 * Answers `/healthz`, `/readyz` and `/metrics`. Never rejects.
 *
 * @param path without its query
 */
export async function answerOps(method: string, path: string, sources: OpsSources): Promise<OpsResponse> {
  const { health, metrics, logger } = sources;
  const ofHealth = healthResponse(path, health, method, { withReasons: true });
  if (ofHealth !== undefined) return ofHealth;
  if (path !== '/metrics' || metrics === undefined) return opsResponse(404, 'not found');
  const refusal = refuseMethod(method);
  if (refusal !== undefined) return refusal;
  try {
    return opsResponse(200, await metrics.expose(), metrics.contentType);
  } catch (error) {
    logger.error({ err: error }, 'metrics cannot be collected');
    return opsResponse(500, 'metrics cannot be collected');
  }
}
