import type { RequestHandler, Response } from 'express';
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

/** Keeps keys with restrictions from what concerns the account and everybody who uses it: `forbidden_session`. */
export function demandUnrestricted(gatewayName: string): RequestHandler {
  return (_request, response, next) => {
    const { name, isUnrestricted } = callerOf(response, gatewayName);
    if (isUnrestricted) return next();
    const right = 'a key without apps and recipients may, or one whose recipients have customers: ["*"]';
    const message = `The key "${name}" may not start the gateway, log in, switch the account or end it; ${right}.`;
    throw new CustomerGatewayError('forbidden_session', message);
  };
}
