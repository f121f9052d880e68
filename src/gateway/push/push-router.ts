import type { Router } from 'express';
import { defaultLogger, safeLogger } from '../../logger/index.js';
import { pageFolder } from '../http/index.js';
import { type ApiKeys, CredentialFailures } from '../keys/index.js';
import { type GithubHookOptions, GithubHooks } from './adapter/index.js';
import { PushCore } from './push-core.js';
import type { PushGateway } from './push-gateway.js';
import type { PushGatewayOptions } from './push-gateway-options.js';
import { pushRoutes } from './routes/index.js';

/** Settings of `pushRouter`. */
export interface PushRouterOptions extends PushGatewayOptions {
  /** Who may call; without any, programs on this machine only. */
  readonly keys: ApiKeys;
  /** GitHub webhooks that may be told, each with a secret in the place of a key. None by default. */
  readonly githubHooks?: readonly GithubHookOptions[];
}

/** An Express router with the gateway that it serves. */
export interface PushRouter extends Router {
  readonly gateway: PushGateway;
}

/**
 * Serves the push gateway (推送网关): `POST /`, `POST /{app}`, `GET /{id}`, `POST /{app}/alertmanager` and
 * `POST /{app}/github`, their description at `/openapi.json`, and at `/docs` a page to try them out. To be mounted
 * before body parsers. Close `router.gateway` when the server ends.
 *
 * @example
 * const router = pushRouter({ apps: { orders: app }, keys, backend: openStore('sqlite:./data/wecom.db') });
 * expressApp.use('/push', router);
 * @throws {ConfigError} when something is wrong with a GitHub webhook, or another push gateway here has the name
 */
export function pushRouter({ keys, githubHooks, ...options }: PushRouterOptions): PushRouter {
  const logger = safeLogger(options.logger ?? defaultLogger()).child({ gateway: 'push' });
  const hooks = new GithubHooks(githubHooks, keys.names);
  const core = new PushCore({ ...options, logger });
  const { acceptor, records, targets } = core;
  const failures = new CredentialFailures(logger);
  const routes = { acceptor, records, targets, keys, githubHooks: hooks, failures, logger };
  const router = pushRoutes(routes, pageFolder(import.meta.url));
  core.start();
  return Object.assign(router, { gateway: core });
}
