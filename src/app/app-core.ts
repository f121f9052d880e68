import type { WecomClient } from '../api/index.js';
import { CallbackDelivery } from '../delivery/index.js';
import { CallbackPipeline, type ContextSource, HandlerRunner } from '../dispatch/index.js';
import type { HandlerSet } from '../handlers/index.js';
import { CallbackAddresses, type CallbackEndpoint } from '../http/index.js';
import { combineObservers, type Observer, PrometheusMetrics } from '../observe/index.js';
import { Health } from '../ops/index.js';
import type { AppConfig } from '../options/index.js';
import { StoreSession } from '../session/index.js';
import { openStore, type StoreBackend } from '../store/index.js';
import { AppClients } from './app-clients.js';
import { appName } from './app-name.js';
import { callbackProtection } from './callback-protection.js';
import { clientOptions } from './client-options.js';

/** Everything that one app consists of, from its settings until it is closed. */
export class AppCore {
  /** Names the app among those on its store. */
  readonly name: string;
  readonly backend: StoreBackend;
  readonly clients: AppClients;
  readonly pipeline: CallbackPipeline;
  readonly endpoint: CallbackEndpoint;
  readonly health: Health;
  /** Absent without a `metricsPort`. */
  readonly metrics: PrometheusMetrics | undefined;
  readonly #delivery: CallbackDelivery;
  readonly #ownsBackend: boolean;
  #isStarted = false;

  /** @throws ConfigError when a setting cannot be used or a package is missing */
  constructor(config: AppConfig, handlers: HandlerSet) {
    const { store, clock, logger, tracer, metricsPort, bodyLimit } = config;
    this.name = appName(config);
    this.#ownsBackend = typeof store === 'string';
    this.backend = typeof store === 'string' ? openStore(store, { clock, logger }) : store;
    this.metrics = metricsPort === undefined ? undefined : new PrometheusMetrics({ clock });
    const observer = combineObservers([config.observer, this.metrics?.observer()], logger);
    this.clients = new AppClients(clientOptions(config, this.backend, observer));
    const source = this.#contextSource(config);
    this.#delivery = this.#deliveryOf(config, handlers, source, observer);
    this.pipeline = new CallbackPipeline({ config, source, deliverer: this.#delivery, observer, tracer });
    this.endpoint = {
      logger,
      bodyLimit,
      handle: (request) => this.pipeline.answer(request),
      onRefused: (code, start) => this.pipeline.refused(code, start),
      ...callbackProtection(config, () => this.clients.of(undefined)),
    };
    this.metrics?.watchOutbox(() => this.backend.outbox(this.name).stats());
    this.health = new Health({ logger, clock });
    // Not required: without its store an app still answers callbacks.
    this.health.add('store', () => this.#pingStore(observer), { required: false });
  }

  /** Begins to do what an earlier process has left. */
  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    if (this.endpoint.addresses instanceof CallbackAddresses) void this.endpoint.addresses.refresh();
    this.#delivery.start();
  }

  /**
   * Goes on where `before`, the same app with other settings or handlers, leaves off: tries of callbacks that it has
   * taken are answered by it.
   */
  takeOver(before: AppCore): void {
    this.#delivery.takeOver(before.#delivery);
  }

  /** Finishes what can be finished within `grace` milliseconds and lets everything go. */
  async close(grace: number): Promise<void> {
    await this.#delivery.close(grace);
    this.endpoint.failures?.close();
    await this.clients.close();
    if (this.#ownsBackend) await this.backend.close();
  }

  async #pingStore(observer: Observer): Promise<void> {
    try {
      await this.backend.ping();
      observer.store?.({ available: true });
    } catch (error) {
      observer.store?.({ available: false });
      throw error;
    }
  }

  #contextSource({ corpId, logger, sessionTtl }: AppConfig): ContextSource {
    return {
      corpId,
      logger,
      api: (agentId): WecomClient => this.clients.of(agentId),
      session: (userId) => new StoreSession(this.backend.store, this.name, userId, sessionTtl),
    };
  }

  #deliveryOf(config: AppConfig, handlers: HandlerSet, source: ContextSource, observer: Observer): CallbackDelivery {
    return new CallbackDelivery({
      settings: config,
      app: this.name,
      backend: this.backend,
      runner: new HandlerRunner(handlers),
      source,
      observer,
      tracer: config.tracer,
      canSend: (agentId) => this.clients.canSend(agentId),
      client: (agentId) => this.clients.of(agentId),
    });
  }
}
