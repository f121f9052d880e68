import { type Clock, systemClock } from '../clock/index.js';
import type { OutboxStats } from '../store/index.js';
import { BoundedTask } from './bounded-task.js';
import { type Labels, Meter } from './meter.js';
import { MetricLabels, metricsObserver } from './metrics-observer.js';
import type { MetricsSource } from './metrics-source.js';
import type { Observer } from './observer.js';
import { type WecomMetrics, wecomMetrics } from './wecom-metrics.js';

export interface PrometheusMetricsOptions {
  /** Whether processor time, memory, event loop and garbage collection are among the metrics; `true`. */
  readonly processMetrics?: boolean;
  /** Where time comes from; the machine's clock. */
  readonly clock?: Clock;
}

/** Longer than this a scrape does not wait for an outbox; Prometheus itself waits 10 seconds. */
const STATS_TIMEOUT = 2_000;

/**
 * Metrics for Prometheus, in a registry of their own. Needs `prom-client`, an optional peer dependency:
 * `npm install prom-client`.
 *
 * @example
 * const metrics = new PrometheusMetrics();
 * const app = new WecomApp({ observer: metrics.observer() });
 * router.get('/metrics', async (_request, response) => {
 *   response.type(metrics.contentType).send(await metrics.expose());
 * });
 */
export class PrometheusMetrics implements MetricsSource {
  readonly #meter: Meter;
  readonly #metrics: WecomMetrics;
  readonly #limits = new MetricLabels();
  readonly #clock: Clock;
  readonly #outboxes = new Set<() => Promise<void>>();

  /** @throws ConfigError when `prom-client` is not installed */
  constructor({ processMetrics = true, clock = systemClock }: PrometheusMetricsOptions = {}) {
    this.#meter = new Meter();
    this.#clock = clock;
    this.#metrics = wecomMetrics(this.#meter);
    if (processMetrics) this.#meter.addProcessMetrics();
  }

  get contentType(): string {
    return this.#meter.contentType;
  }

  /**
   * What to give to an app.
   *
   * @param app the value of the label `app`, to tell several apps in one process apart; none
   */
  observer(app?: string): Observer {
    return metricsObserver(this.#metrics, this.#limits, labelsOf(app));
  }

  /**
   * Shows how much an outbox holds, asked for at each scrape. While it cannot be asked, or does not answer within two
   * seconds, its metrics are absent.
   *
   * @param app the value of the label `app`
   * @returns shows it no longer
   */
  watchOutbox(stats: () => Promise<OutboxStats>, app?: string): () => void {
    const labels = labelsOf(app);
    const { outboxJobs, outboxOldestAge, outboxDead } = this.#metrics;
    const question = new BoundedTask(stats, STATS_TIMEOUT, this.#clock);
    const clear = (): void => {
      for (const gauge of [outboxJobs, outboxOldestAge, outboxDead]) gauge.clear(labels);
    };
    const ask = async (): Promise<void> => {
      try {
        const { depth, oldest, dead } = await question.run();
        // Taken off the list meanwhile.
        if (!this.#outboxes.has(ask)) return;
        outboxJobs.set(labels, depth);
        outboxOldestAge.set(labels, oldest === undefined ? 0 : Math.max(0, this.#clock.now() - oldest) / 1000);
        outboxDead.set(labels, dead);
      } catch {
        clear();
      }
    };
    this.#outboxes.add(ask);
    return () => {
      this.#outboxes.delete(ask);
      clear();
    };
  }

  async expose(): Promise<string> {
    await Promise.all([...this.#outboxes].map((ask) => ask()));
    return this.#meter.expose();
  }
}

function labelsOf(app: string | undefined): Labels<'app'> {
  return app === undefined ? {} : { app };
}
