import type { Registry } from 'prom-client';
import { loadPeer } from '../store/index.js';

type PromClient = typeof import('prom-client');

/** The labels of one time series; one that is left out is empty. */
export type Labels<Name extends string> = { readonly [N in Name]?: string };

export interface Counter<Name extends string> {
  /** Adds 1, or `by`; adding 0 shows the series before anything has happened. */
  add(labels: Labels<Name>, by?: number): void;
}

export interface Gauge<Name extends string> {
  set(labels: Labels<Name>, value: number): void;
  /** Shows no value until the next `set`. */
  clear(labels: Labels<Name>): void;
}

export interface Histogram<Name extends string> {
  observe(labels: Labels<Name>, seconds: number): void;
}

/** Makes metrics in a registry of its own. The only file that knows `prom-client`, none of whose types leave it. */
export class Meter {
  readonly #client: PromClient;
  readonly #registry: Registry;

  /** @throws ConfigError when `prom-client` is not installed */
  constructor() {
    this.#client = loadPeer<PromClient>('prom-client', 'metricsPort', 'WECOM_APP_METRICS_PORT');
    this.#registry = new this.#client.Registry();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  counter<Name extends string>(name: string, help: string, labelNames: readonly Name[]): Counter<Name> {
    const counter = new this.#client.Counter({ name, help, labelNames, registers: [this.#registry] });
    return { add: (labels, by) => counter.inc(labels, by) };
  }

  gauge<Name extends string>(name: string, help: string, labelNames: readonly Name[]): Gauge<Name> {
    const gauge = new this.#client.Gauge({ name, help, labelNames, registers: [this.#registry] });
    return { set: (labels, value) => gauge.set(labels, value), clear: (labels) => gauge.remove(labels) };
  }

  /** @param buckets seconds, rising */
  histogram<Name extends string>(
    name: string,
    help: string,
    labelNames: readonly Name[],
    buckets: readonly number[],
  ): Histogram<Name> {
    const registers = [this.#registry];
    const histogram = new this.#client.Histogram({ name, help, labelNames, buckets: [...buckets], registers });
    return { observe: (labels, seconds) => histogram.observe(labels, seconds) };
  }

  /** Adds what `prom-client` knows of the process: processor time, memory, event loop, garbage collection. */
  addProcessMetrics(): void {
    this.#client.collectDefaultMetrics({ register: this.#registry });
  }

  expose(): Promise<string> {
    return this.#registry.metrics();
  }
}
