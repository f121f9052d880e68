import { createHash } from 'node:crypto';
import type { AppConfig } from '../options/index.js';

/**
 * Names an app among those on one store, the same in each run: by corp and agent, or by what else nobody shares with
 * it. Letters, digits, `-` and `_`.
 */
export function appName({
  corpId,
  agentId,
  encodingAESKey,
}: Pick<AppConfig, 'corpId' | 'agentId' | 'encodingAESKey'>): string {
  const agent = agentId ?? createHash('sha256').update(encodingAESKey).digest('hex').slice(0, 12);
  return `${corpId.replaceAll(/[^A-Za-z0-9_-]/g, '_')}-${agent}`;
}
