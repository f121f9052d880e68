import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Express, RequestHandler } from 'express';
import { WecomClient } from '../api/index.js';
import { CallbackPipeline, type CallbackRequest, type CallbackResponse, HandlerRunner } from '../dispatch/index.js';
import { callbackHandler, createExpressApp } from '../express/index.js';
import { HandlerRegistrar } from '../handlers/index.js';
import { type CallbackEndpoint, callbackListener, listen, notFound, type RunningServer } from '../http/index.js';
import { type AppConfig, resolveAppConfig, type WecomAppOptions } from '../options/index.js';
import { clientOptions } from './client-options.js';
import { closeOnSignals } from './close-on-signals.js';

/** How `listen()` behaves. */
export interface ListenOptions {
  /**
   * Close gracefully on SIGINT and SIGTERM, then exit with 0: callbacks under way are answered first. On by default;
   * switch it off in a program that handles signals itself.
   */
  readonly closeOnSignals?: boolean;
}

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
  readonly #pipeline: CallbackPipeline;
  readonly #servers = new Set<RunningServer>();
  #api: WecomClient | undefined;
  #express: Express | undefined;

  /** @throws ConfigError naming every setting that is missing or wrong */
  constructor(options: WecomAppOptions = {}) {
    super();
    this.config = resolveAppConfig(options);
    this.#pipeline = new CallbackPipeline({ ...this.config, api: () => this.api }, new HandlerRunner(this.handlers));
  }

  /**
   * The server API (服务端API) for this app: send, upload, look up.
   *
   * @throws ConfigError naming the missing setting when the app has no `secret`
   */
  get api(): WecomClient {
    this.#api ??= new WecomClient(clientOptions(this.config));
    return this.#api;
  }

  /** The Express app behind `listen()`, for routes of your own; callbacks do not pass through it. */
  get express(): Express {
    this.#express ??= createExpressApp();
    return this.#express;
  }

  /**
   * Serves callbacks on any transport: takes method, query and body, answers status, headers and body. Never rejects.
   */
  handle(request: CallbackRequest): Promise<CallbackResponse> {
    return this.#pipeline.handle(request);
  }

  /** For an Express app of your own: `expressApp.use('/wecom_app_cb', app.router())`, before any body parser. */
  router(): RequestHandler {
    return callbackHandler(this.#endpoint());
  }

  /**
   * Serves callbacks on the configured host, port and path, and `app.express` everywhere else.
   *
   * @throws ConfigError when the address is taken, not allowed or not of this machine
   */
  async listen(options: ListenOptions = {}): Promise<RunningServer> {
    const { host, port, path, logger } = this.config;
    const others = (request: IncomingMessage, response: ServerResponse): void => {
      if (this.#express === undefined) notFound(request, response);
      else this.#express(request, response);
    };
    const running = await listen(callbackListener(path, this.#endpoint(), others), host, port);
    const stopListening = options.closeOnSignals === false ? () => undefined : closeOnSignals(running, logger);
    const server: RunningServer = {
      ...running,
      close: async (grace) => {
        stopListening();
        this.#servers.delete(server);
        await running.close(grace);
      },
    };
    this.#servers.add(server);
    logger.info({ callbackUrl: `${running.origin}${path}` }, 'listening for callbacks');
    return server;
  }

  /** Closes what `listen()` opened; callbacks under way are answered first. @param grace milliseconds, 10,000 */
  async close(grace?: number): Promise<void> {
    await Promise.all([...this.#servers].map((server) => server.close(grace)));
    const api = this.#api;
    this.#api = undefined;
    await api?.close();
  }

  #endpoint(): CallbackEndpoint {
    const { logger, bodyLimit } = this.config;
    return { logger, bodyLimit, handle: (request) => this.handle(request) };
  }
}
