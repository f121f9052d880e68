import { formatNumber, formatTable } from './format-table.js';
import { isReached, RATIOS, type Ratio, type RatioName } from './ratios.js';
import type { BenchReport } from './report.js';
import type { Spread } from './statistics.js';

/** The report as text for people. */
export function formatReport(report: BenchReport): string {
  return [contenders(report), pipelines(report), stages(report), ratios(report), stores(report), memory(report)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function contenders({ contenders }: BenchReport): string {
  const rows = Object.values(contenders).map(({ label, requestsPerSecond, p50Ms, p99Ms, generatorBusy }) => [
    label,
    ...spread(requestsPerSecond),
    formatNumber(p50Ms.median),
    formatNumber(p99Ms.median),
    `${Math.round(generatorBusy.median * 100)} %`,
  ]);
  return table(['requests per second', 'median', 'min', 'max', 'p50 ms', 'p99 ms', 'generator busy'], rows);
}

function pipelines({ pipelineMicros }: BenchReport): string {
  const labels: Readonly<Record<string, string>> = {
    ours: 'ours, app.handle()',
    oursWithoutLog: 'ours without its log',
    limit: 'limit',
  };
  const rows = Object.entries(pipelineMicros).map(([name, micros]) => [labels[name] ?? name, ...spread(micros)]);
  return table(['in-process, µs per callback', 'median', 'min', 'max'], rows);
}

function stages({ stageMicros }: BenchReport): string {
  const rows = Object.entries(stageMicros).map(([name, micros]) => [name, ...spread(micros)]);
  return table(['of which, µs per stage', 'median', 'min', 'max'], rows);
}

function ratios({ ratioSpreads }: BenchReport): string {
  const rows = Object.entries<Ratio>(RATIOS).map(([name, { label, target }]) => {
    const found = ratioSpreads[name as RatioName];
    const wanted = 'atLeast' in target ? `at least ${target.atLeast}` : `at most ${target.atMost}`;
    if (found === null) return [label, '-', '-', '-', wanted, 'not measured'];
    return [label, ...spread(found), wanted, isReached(target, found.median) ? 'reached' : 'missed'];
  });
  return table(['ratio', 'median', 'min', 'max', 'target', ''], rows);
}

function stores({ storeMicros, dedupCostPercent }: BenchReport): string {
  const rows = Object.entries(storeMicros).map(([name, micros]) => {
    const cost = dedupCostPercent[name];
    return [name, ...spread(micros), cost === undefined ? '' : `+${formatNumber(cost.median)} %`];
  });
  return table(['in-process, 50 at a time, µs per callback', 'median', 'min', 'max', 'de-duplication'], rows);
}

function memory({ memory }: BenchReport): string {
  if (memory === null) return '';
  const { flat, samples, heapGrowthBytes, rssGrowthBytes } = memory;
  const rows = samples.map(({ callbacks, heapBytes, rssBytes }) => [
    callbacks.toLocaleString('en-US'),
    megabytes(heapBytes),
    megabytes(rssBytes),
  ]);
  const verdict = `memory is ${flat ? 'flat' : 'NOT flat'}: heap ${megabytes(heapGrowthBytes)} MB, resident set ${megabytes(rssGrowthBytes)} MB from the second quarter to the last`;
  return `${table(['callbacks', 'heap MB', 'resident MB'], rows)}\n${verdict}`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : formatTable(heads, rows);
}

function spread({ median, min, max }: Spread): string[] {
  return [median, min, max].map(formatNumber);
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
