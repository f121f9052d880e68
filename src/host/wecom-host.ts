import type { IncomingMessage, ServerResponse } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import type { Express } from 'express';
import {
  checkListenOptions,
  closeOnSignals,
  type ListenOptions,
  surviveRejections,
  type WecomApp,
} from '../app/index.js';
import { ConfigError } from '../errors/index.js';
import { createExpressApp } from '../express/index.js';
import type { ApiKeyOptions } from '../gateway/keys/index.js';
import type { PushGateway, PushRouter } from '../gateway/push/index.js';
import { type RunningServer, requestTarget } from '../http/index.js';
import { PrometheusMetrics } from '../observe/index.js';
import { Health } from '../ops/index.js';
import { openStore, type StoreBackend } from '../store/index.js';
import type { HostConfig, HostPushOptions, WecomHostOptions } from './host-options.js';
import { hostProblems, IN_CODE } from './host-problems.js';
import type { HostedAppOptions } from './hosted-app-options.js';
import { LiveApiKeys } from './live-api-keys.js';
import { logApps } from './log-apps.js';
import { AppRegistry, type HostChanges, LiveApps } from './registry/index.js';
import { resolveHostConfig } from './resolve-host-config.js';
import {
  hostListener,
  openPorts,
  type StrangerEndpoint,
  serveHostHealth,
  serveRoutes,
  strangerEndpoint,
} from './serving/index.js';
import { TextSenders } from './text-sender/index.js';

/** How long closing waits for handlers and sends under way, in milliseconds. */
const GRACE = 10_000;

/**
 * Several self-built apps, of one corp or of several, on one port and one store: each with its path, handlers, keys,
 * queue and log fields, so that nothing that befalls one touches another. Apps may be added, changed and removed while
 * it runs.
 *
 * @example
 * const host = new WecomHost({
 *   apps: [
 *     { name: 'echo', path: '/echo', type: 'echo', corpId, agentId: 1000002, secret, token, encodingAESKey },
 *     { name: 'desk', path: '/desk', handlers: OrderDesk, ...settingsOfAnother },
 *   ],
 * });
 * await host.listen();
 */
export class WecomHost {
  /** The settings in force, but for those of the apps. */
  readonly config: HostConfig;
  /** The apps by name, as they are whenever one looks: `host.apps.get('echo')?.api` calls the server API. */
  readonly apps: ReadonlyMap<string, WecomApp>;
  readonly #backend: StoreBackend;
  readonly #metrics: PrometheusMetrics | undefined;
  readonly #health: Health;
  readonly #registry: AppRegistry;
  readonly #strangers: StrangerEndpoint;
  readonly #keys: LiveApiKeys;
  readonly #gateways = new Set<PushGateway>();
  #senders: TextSenders | undefined;
  #apiKeys: readonly ApiKeyOptions[];
  #express: Express | undefined;
  #pushes: Promise<void> | undefined;
  #running: RunningServer | undefined;
  #closing: Promise<void> | undefined;

  /** @throws ConfigError naming every setting that is missing or wrong, and apps that nobody could tell apart */
  constructor(options: WecomHostOptions = {}) {
    const problems = hostProblems(options, IN_CODE);
    if (problems.length > 0) throw new ConfigError(problems);
    const config = resolveHostConfig(options);
    const { store, clock, logger, metricsPort } = config;
    this.config = config;
    this.#apiKeys = config.apiKeys;
    this.#metrics = metricsPort === undefined ? undefined : new PrometheusMetrics({ clock });
    this.#health = new Health({ logger, clock });
    this.#backend = typeof store === 'string' ? openStore(store, { clock, logger }) : store;
    const shared = { config, store: this.#backend };
    this.#registry = new AppRegistry({ shared, health: this.#health, metrics: this.#metrics });
    this.#registry.update(options.apps ?? [], IN_CODE.placeOfApp);
    this.#health.add('store', () => this.#backend.ping(), { required: false });
    this.#strangers = strangerEndpoint(config, this.#metrics);
    this.#keys = new LiveApiKeys(config.apiKeys, {
      clock,
      createLimiter: this.#backend.createLimiter,
      option: 'apiKeys',
    });
    this.apps = new LiveApps(() => this.#registry.table);
  }

  /** An Express app for routes that belong to no app in particular; callbacks do not pass through it. */
  get express(): Express {
    this.#express ??= createExpressApp(this.#strangers.trustedProxies);
    return this.#express;
  }

  /** Where all apps keep what must outlive a callback. */
  get store(): StoreBackend {
    return this.#backend;
  }

  /**
   * Adds an app, or puts another in the place of the one of that name: callbacks under way finish on the old one.
   *
   * @throws ConfigError naming every setting that is missing or wrong; all stays as it was
   */
  set(name: string, app: HostedAppOptions): HostChanges {
    const named = { ...app, name };
    const { definitions } = this.#registry;
    const index = definitions.findIndex((definition) => definition.name === name);
    const next = index < 0 ? [...definitions, named] : definitions.with(index, named);
    return this.#update(next, (at, option) => `${next[at]?.name}.${option}`);
  }

  /** Removes an app, which finishes the callbacks under way. Answers whether there was one of that name. */
  remove(name: string): boolean {
    const next = this.#registry.definitions.filter((definition) => definition.name !== name);
    return this.#update(next, (at, option) => `${next[at]?.name}.${option}`).removed.length > 0;
  }

  /**
   * Makes these the apps, all at once: those that are the same stay untouched.
   *
   * @param apiKeys in place of the keys so far
   * @throws ConfigError naming every setting that is missing or wrong; all stays as it was
   */
  update(apps: readonly HostedAppOptions[], apiKeys: readonly ApiKeyOptions[] = this.#apiKeys): HostChanges {
    const isNew = !isDeepStrictEqual(apiKeys, this.#apiKeys);
    // Checked before anything is changed.
    if (isNew) resolveHostConfig({ apiKeys, environment: {}, logger: this.config.logger });
    const changes = this.#update(apps, IN_CODE.placeOfApp);
    if (isNew) this.#keys.replace(apiKeys);
    this.#apiKeys = apiKeys;
    return changes;
  }

  /**
   * HTTP endpoints through which other programs send by the apps, each by its name:
   * `host.express.use('/push', await host.pushRouter())`. What is accepted is kept on the host's store and sent in the
   * background; `close()` waits for it. The keys are those of the host, `apiKeys`, unless others are given.
   *
   * @throws ConfigError when a key or a webhook's secret cannot be used
   */
  async pushRouter(options: HostPushOptions = {}): Promise<PushRouter> {
    const { pushRouter } = await import('../gateway/push/index.js');
    const { clock, logger } = this.config;
    const router = pushRouter({ keys: this.#keys, ...options, apps: this.apps, backend: this.#backend, clock, logger });
    this.#gateways.add(router.gateway);
    return router;
  }

  /**
   * Serves the apps' callbacks on their paths, and everywhere else the routes of `app.express` and `host.express`;
   * `/healthz`, `/readyz` and `/readyz/NAME` too, unless those have them. With `metricsPort`, also serves that port.
   *
   * @throws ConfigError when an address is taken, not allowed or not of this machine, or the store cannot be one
   */
  async listen(options: ListenOptions = {}): Promise<RunningServer> {
    checkListenOptions(options);
    if (this.#running !== undefined || this.#closing !== undefined) {
      throw new ConfigError([{ option: 'listen', message: 'the host listens already, or has been closed' }]);
    }
    const { logger, pushPath } = this.config;
    await this.#backend.open?.();
    if (pushPath !== undefined) await this.#servePushes(pushPath);
    const sources = { health: this.#health, metrics: this.#metrics, logger };
    const { server, ops } = await openPorts(this.config, this.#listener(), sources);
    this.#registry.start();
    const running: RunningServer = {
      ...server,
      close: async (grace = GRACE) => {
        stopListening();
        if (this.#running !== running) return;
        this.#running = undefined;
        this.#health.shutDown();
        // Handlers under way go on beside the connections that wait for them.
        await Promise.all([server.close(grace), this.#letGo(grace)]);
        await ops?.close(0);
        stopSurviving();
      },
    };
    this.#running = running;
    const stopSurviving = options.surviveRejections === false ? () => undefined : surviveRejections(logger);
    const stopListening = options.closeOnSignals === false ? () => undefined : closeOnSignals(running, logger);
    const metricsUrl = ops === undefined ? {} : { metricsUrl: `${ops.origin}/metrics` };
    const pushUrl = pushPath === undefined ? {} : { pushUrl: this.#base() + pushPath };
    logger.info({ origin: server.origin, apps: this.apps.size, ...pushUrl, ...metricsUrl }, 'the host listens');
    this.#logApps([...this.apps.keys()]);
    return running;
  }

  /**
   * Closes what `listen()` opened: callbacks under way are answered and what is owed is sent first. What is not done
   * after `grace` milliseconds (10,000) is left to the next process, if the store outlives this one.
   */
  async close(grace: number = GRACE): Promise<void> {
    await this.#running?.close(grace);
    await this.#letGo(grace);
  }

  #update(apps: readonly HostedAppOptions[], place: (index: number, option: string) => string): HostChanges {
    if (this.#closing !== undefined)
      throw new ConfigError([{ option: 'apps', message: 'cannot be changed: the host is closed' }]);
    const changes = this.#registry.update(apps, place);
    if (this.#running !== undefined) this.#logApps([...changes.added, ...changes.changed]);
    return changes;
  }

  #letGo(grace: number): Promise<void> {
    this.#closing ??= this.#close(grace);
    return this.#closing;
  }

  async #close(grace: number): Promise<void> {
    // They send by the apps.
    await Promise.all([...this.#gateways].map((gateway) => gateway.close(grace)));
    await this.#registry.close(grace);
    this.#strangers.failures?.close();
    if (typeof this.config.store === 'string') await this.#backend.close();
  }

  #listener() {
    const registry = this.#registry;
    const strangers = this.#strangers;
    return hostListener({
      get table() {
        return registry.table;
      },
      strangers,
      others: (request, response) => this.#serveOther(request, response),
    });
  }

  #serveOther(request: IncomingMessage, response: ServerResponse): void {
    const { table } = this.#registry;
    const { path } = requestTarget(request.url ?? '/');
    if (table.senderAt(path) !== undefined) {
      this.#textSenders().serve(request, response);
      return;
    }
    const routes = [...table.apps.values()].map(({ ownRoutes }) => ownRoutes);
    const others = (): void => serveHostHealth(request, response, this.#health, table);
    const all = [...routes, this.#express].filter((express) => express !== undefined);
    serveRoutes(all, request, response, others, this.config.logger);
  }

  #textSenders(): TextSenders {
    this.#senders ??= new TextSenders({
      keys: this.#keys,
      logger: this.config.logger,
      trustedProxies: this.#strangers.trustedProxies,
      table: () => this.#registry.table,
    });
    return this.#senders;
  }

  /** At most once: `listen()` may fail, and be called again. */
  #servePushes(path: string): Promise<void> {
    this.#pushes ??= this.pushRouter().then((router) => void this.express.use(path, router));
    return this.#pushes;
  }

  /** What URLs begin with, as the world knows them. */
  #base(): string {
    return this.config.baseUrl ?? this.#running?.origin ?? '';
  }

  #logApps(names: readonly string[]): void {
    logApps(this.#registry.table, names, this.#base(), this.config.logger);
    // Tells whom they serve.
    if (names.some((name) => this.#registry.table.apps.get(name)?.definition.textSenderPath)) this.#textSenders();
  }
}
