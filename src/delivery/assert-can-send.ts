import { ConfigError } from '../errors/index.js';
import type { DeliveryOptions } from './delivery-options.js';

/** @throws ConfigError when messages cannot be sent, naming what is missing */
export function assertCanSend(
  { canSend, client }: Pick<DeliveryOptions, 'canSend' | 'client'>,
  agentId: number | undefined,
): void {
  if (canSend(agentId)) return;
  // Says it when the secret is missing.
  client(agentId);
  const message = 'is missing, and message/send needs it; admin console > the app > AgentId';
  throw new ConfigError([{ option: 'agentId', variable: 'WECOM_APP_AGENT_ID', message }]);
}
