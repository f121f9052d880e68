import { Router } from 'express';
import { defaultLogger, safeLogger } from '../../logger/index.js';
import {
  HttpProblem,
  notFound,
  onlyMethods,
  pageFiles,
  pageFolder,
  problemHandler,
  requestIds,
  securityHeaders,
} from '../http/index.js';
import { type ApiKeys, apiKeyMiddleware } from '../keys/index.js';
import { CustomerGateway } from './customer-gateway.js';
import type { CustomerGatewayOptions } from './customer-gateway-options.js';
import { gatewayRoutes } from './routes/index.js';

/** Settings of `customerRouter`. */
export interface CustomerRouterOptions extends CustomerGatewayOptions {
  /** Who may call; without any, programs on this machine only. */
  readonly keys: ApiKeys;
}

/** An Express router with the gateway that it serves. */
export interface CustomerRouter extends Router {
  readonly gateway: CustomerGateway;
}

/**
 * Serves the customer gateway (客户网关): `POST /goStart`, `/submit-verify-code`, `/get-all-user`, `/send-message`,
 * `/send-message-all`, `/goEnd`, `GET /status`, `/tags`, `/jobs` and `/jobs/{id}` behind the API keys, and at `/` a
 * page for people, who give it a key themselves. Close `router.gateway` when the server ends.
 *
 * @example
 * const router = customerRouter({ driver: new FollowerContacts({ api }), keys, backend });
 * expressApp.use('/customers', router);
 */
export function customerRouter({ keys, ...options }: CustomerRouterOptions): CustomerRouter {
  const logger = safeLogger(options.logger ?? defaultLogger());
  const gateway = new CustomerGateway({ ...options, logger });
  const router = Router();
  router.use(securityHeaders(), requestIds());
  router.use(pageFiles(pageFolder(import.meta.url)));
  router.get('/', () => {
    throw new HttpProblem(503, 'page_not_built', 'The page has not been built: run "npm run build:page", then reload.');
  });
  router.all('/', onlyMethods('GET'));
  router.use(apiKeyMiddleware({ keys, logger }), gatewayRoutes(gateway), notFound());
  router.use(problemHandler(logger));
  return Object.assign(router, { gateway });
}
