import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Express, RequestHandler } from 'express';
import type { WecomClient } from '../api/index.js';
import type { CallbackRequest, CallbackResponse } from '../dispatch/index.js';
import { callbackHandler, createExpressApp } from '../express/index.js';
import type { PushRouter } from '../gateway/push/index.js';
import { HandlerRegistrar } from '../handlers/index.js';
import { callbackListener, listen, type RunningServer } from '../http/index.js';
import { listenForOps, serveHealth } from '../ops/index.js';
import { type AppConfig, resolveAppConfig, type WecomAppOptions } from '../options/index.js';
import { AppCore } from './app-core.js';
import { checkListenOptions } from './check-listen-options.js';
import { closeOnSignals } from './close-on-signals.js';
import type { ListenOptions } from './listen-options.js';
import { type AppPushOptions, openPushRouter } from './open-push-router.js';
import { serveExpress } from './serve-express.js';
import { surviveRejections } from './survive-rejections.js';

/** How long closing waits for handlers and sends under way, in milliseconds. */
const GRACE = 10_000;

/**
 * A self-built WeCom app (企业微信自建应用): its settings, its handlers, and the ways to serve its callbacks.
 *
 * @example
 * const app = new WecomApp();
 * app.setMessageHandler((message) => (message.msgType === 'text' ? message.content : undefined));
 * await app.listen();
 */
export class WecomApp extends HandlerRegistrar {
  /** The settings in force. */
  readonly config: AppConfig;
  readonly #servers = new Set<RunningServer>();
  readonly #gateways = new Set<PushRouter['gateway']>();
  #currentCore: AppCore | undefined;
  #express: Express | undefined;

  /** @throws ConfigError naming every setting that is missing or wrong */
  constructor(options: WecomAppOptions = {}) {
    super();
    this.config = resolveAppConfig(options);
    this.#currentCore = new AppCore(this.config, this.handlers);
  }

  /**
   * The server API (服务端API) for this app: send, upload, look up.
   *
   * @throws ConfigError naming the missing setting when the app has no `secret`
   */
  get api(): WecomClient {
    return this.core.clients.of(undefined);
  }

  /** The Express app behind `listen()`, for routes of your own; callbacks do not pass through it. */
  get express(): Express {
    this.#express ??= createExpressApp(this.core.endpoint.trustedProxies);
    return this.#express;
  }

  /**
   * Serves callbacks on any transport: takes method, query and body, answers status, headers and body. Never rejects.
   */
  handle(request: CallbackRequest): Promise<CallbackResponse> {
    const core = this.core;
    core.start();
    return core.pipeline.handle(request);
  }

  /** For an Express app of your own: `expressApp.use('/wecom_app_cb', app.router())`, before any body parser. */
  router(): RequestHandler {
    let handler: RequestHandler | undefined;
    let owner: AppCore | undefined;
    return (request, response, next) => {
      const core = this.core;
      if (handler === undefined || owner !== core) {
        core.start();
        owner = core;
        handler = callbackHandler(core.endpoint);
      }
      return handler(request, response, next);
    };
  }

  /**
   * HTTP endpoints through which other programs send by this app: `app.express.use('/push', await app.pushRouter({ keys }))`.
   * What is accepted is kept on the app's store and sent in the background; `close()` waits for it.
   *
   * @throws ConfigError when a key or a webhook's secret cannot be used
   */
  async pushRouter(options: AppPushOptions): Promise<PushRouter> {
    const { clock, logger } = this.config;
    const router = await openPushRouter(this.core, { [this.core.name]: this }, options, { clock, logger });
    this.#gateways.add(router.gateway);
    return router;
  }

  /**
   * Serves callbacks on the configured host, port and path, and `app.express` everywhere else; `/healthz` and `/readyz`
   * too, unless `app.express` has them. With `metricsPort`, also serves that port.
   *
   * @throws ConfigError when an address is taken, not allowed or not of this machine, or the store cannot be one
   */
  async listen(options: ListenOptions = {}): Promise<RunningServer> {
    checkListenOptions(options);
    const { host, port, path, logger, maxConnections, metricsPort, metricsHost } = this.config;
    const core = this.core;
    const { endpoint, health, metrics } = core;
    await core.backend.open?.();
    const ops =
      metricsPort === undefined
        ? undefined
        : await listenForOps({ host: metricsHost, port: metricsPort, health, metrics, logger });
    const listener = callbackListener(path, endpoint, (request, response) => this.#serveOther(request, response, core));
    const running = await listen(listener, host, port, { maxConnections, logger }).catch(async (error: unknown) => {
      await ops?.close(0);
      throw error;
    });
    core.start();
    const server: RunningServer = {
      ...running,
      close: async (grace = GRACE) => {
        stopListening();
        if (!this.#servers.delete(server)) return;
        health.shutDown();
        // Handlers under way go on beside the connections that wait for them.
        await Promise.all([running.close(grace), this.#servers.size === 0 ? this.#closeCore(grace) : undefined]);
        await ops?.close(0);
        stopSurviving();
      },
    };
    this.#servers.add(server);
    const stopSurviving = options.surviveRejections === false ? () => undefined : surviveRejections(logger);
    const stopListening = options.closeOnSignals === false ? () => undefined : closeOnSignals(server, logger);
    const more = ops === undefined ? {} : { metricsUrl: `${ops.origin}/metrics` };
    logger.info({ callbackUrl: `${running.origin}${path}`, ...more }, 'listening for callbacks');
    return server;
  }

  /**
   * Closes what `listen()` opened: callbacks under way are answered and what is owed is sent first. What is not done
   * after `grace` milliseconds (10,000) is left to the next process, if the store outlives this one.
   */
  async close(grace: number = GRACE): Promise<void> {
    await Promise.all([...this.#servers].map((server) => server.close(grace)));
    await this.#closeCore(grace);
  }

  /** What the app consists of, for a host that serves it beside others. */
  protected get core(): AppCore {
    this.#currentCore ??= new AppCore(this.config, this.handlers);
    return this.#currentCore;
  }

  /** `express`, if anybody has asked for it. */
  protected get routes(): Express | undefined {
    return this.#express;
  }

  async #closeCore(grace: number): Promise<void> {
    const core = this.#currentCore;
    this.#currentCore = undefined;
    const gateways = [...this.#gateways];
    this.#gateways.clear();
    await Promise.all(gateways.map((gateway) => gateway.close(grace)));
    await core?.close(grace);
  }

  #serveOther(request: IncomingMessage, response: ServerResponse, core: AppCore): void {
    const others = (): void => serveHealth(request, response, core.health);
    if (this.#express === undefined) others();
    else serveExpress(this.#express, request, response, others, this.config.logger);
  }
}
