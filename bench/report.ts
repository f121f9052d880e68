import type { ContestResult } from './contest.js';
import { type Flatness, flatnessOf, type MemorySample } from './flatness.js';
import type { Measurement } from './load.js';
import type { PipelineResult } from './pipeline.js';
import { RATIOS, type RatioName } from './ratios.js';
import { ratioOf, type Spread, spreadOf } from './statistics.js';
import type { StoresResult } from './stores.js';

/** What the parts measured; a part that was not run is absent. */
export interface Findings {
  readonly contest: readonly ContestResult[];
  readonly pipeline?: PipelineResult | undefined;
  readonly stores?: StoresResult | undefined;
  readonly memory?: readonly MemorySample[] | undefined;
}

export interface ContenderReport {
  readonly label: string;
  readonly rounds: number;
  readonly requestsPerSecond: Spread;
  readonly p50Ms: Spread;
  readonly p99Ms: Spread;
  /** Part of its core that the load generator used; far below 1, or the generator is what was measured. */
  readonly generatorBusy: Spread;
}

/** Everything the benchmark found; `null` stands for what was not measured. */
export interface BenchReport {
  /** Medians of the quotients, taken round by round. */
  readonly ratios: Readonly<Record<RatioName, number | null>>;
  readonly ratioSpreads: Readonly<Record<RatioName, Spread | null>>;
  readonly contenders: Readonly<Record<string, ContenderReport>>;
  /** Microseconds per callback in one process, without HTTP. */
  readonly pipelineMicros: Readonly<Record<string, Spread>>;
  readonly stageMicros: Readonly<Record<string, Spread>>;
  /** Microseconds per callback, 50 at a time, by store; `none` remembers nothing. */
  readonly storeMicros: Readonly<Record<string, Spread>>;
  /** What de-duplication costs on each store, in per cent of the way without it. */
  readonly dedupCostPercent: Readonly<Record<string, Spread>>;
  readonly memory: (Flatness & { readonly samples: readonly MemorySample[] }) | null;
}

/** Sums up what was measured. */
export function reportOf({ contest, pipeline, stores, memory }: Findings): BenchReport {
  const pipelines: Readonly<Record<string, readonly number[]>> = pipeline?.pipelines ?? {};
  const series: Record<string, readonly number[]> = {};
  for (const { contender, rounds } of contest) series[contender.name] = pick(rounds, 'requestsPerSecond');
  for (const [name, micros] of Object.entries(pipelines)) series[`pipeline.${name}`] = micros;
  const ratioSpreads = mapValues(RATIOS, ({ of: [above, below] }) => {
    const [numerators, denominators] = [series[above], series[below]];
    return numerators === undefined || denominators === undefined ? null : ratioOf(numerators, denominators);
  });
  return {
    ratios: mapValues(ratioSpreads, (spread) => spread?.median ?? null),
    ratioSpreads,
    contenders: Object.fromEntries(contest.map((result) => [result.contender.name, contenderReportOf(result)])),
    pipelineMicros: mapValues(pipelines, spreadOf),
    stageMicros: mapValues(pipeline?.stages ?? {}, spreadOf),
    storeMicros: mapValues(stores ?? {}, spreadOf),
    dedupCostPercent: dedupCostOf(stores),
    memory: memory === undefined ? null : { ...flatnessOf(memory), samples: memory },
  };
}

function dedupCostOf({ none = [], ...stores }: StoresResult = {}): Record<string, Spread> {
  const percent = (ratio: number): number => (ratio - 1) * 100;
  return mapValues(stores, (micros) => {
    const { median, min, max } = ratioOf(micros, none);
    return { median: percent(median), min: percent(min), max: percent(max) };
  });
}

function contenderReportOf({ contender, rounds }: ContestResult): ContenderReport {
  return {
    label: contender.label,
    rounds: rounds.length,
    requestsPerSecond: spreadOf(pick(rounds, 'requestsPerSecond')),
    p50Ms: spreadOf(pick(rounds, 'p50Ms')),
    p99Ms: spreadOf(pick(rounds, 'p99Ms')),
    generatorBusy: spreadOf(pick(rounds, 'generatorBusy')),
  };
}

function pick(rounds: readonly Measurement[], key: keyof Measurement): number[] {
  return rounds.map((round) => round[key]);
}

function mapValues<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  map: (value: From) => To,
): Record<Key, To> {
  const entries = Object.entries<From>(record).map(([key, value]) => [key, map(value)]);
  return Object.fromEntries(entries) as Record<Key, To>;
}
