import type { Response } from 'express';
import { apiKeyOf } from '../../keys/index.js';
import { CustomerGatewayError } from '../customer-gateway-error.js';
import type { GatewayCaller } from '../gateway-caller.js';

/** Who sent the request, by the API key. @throws CustomerGatewayError `forbidden_app` */
export function callerOf(response: Response, gatewayName: string): GatewayCaller {
  const key = apiKeyOf(response);
  if (!key.mayUseApp(gatewayName)) {
    const message = `The key "${key.name}" may not use the customer gateway: "${gatewayName}" is not among its apps.`;
    throw new CustomerGatewayError('forbidden_app', message);
  }
  return {
    name: key.name,
    isUnrestricted: key.mayReachAny('customers'),
    mayReach: (contactId) => key.mayReach('customers', contactId),
  };
}
