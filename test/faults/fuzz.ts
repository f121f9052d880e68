import { fileURLToPath } from 'node:url';
import { describeMachine } from '../../bench/machine.js';
import { compile } from './build.js';
import { type FuzzOptions, HELP, parseOptions } from './fuzz/options.js';
import type { FuzzReport } from './fuzz/report.js';
import { watchTarget } from './fuzz/watch-target.js';

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

try {
  const options = parseOptions(process.argv.slice(2), new Date());
  if (options.help) process.stdout.write(HELP);
  else await main(options);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

async function main({ seed, first, inputs, json }: FuzzOptions): Promise<void> {
  process.stderr.write(`${describeMachine()}\nseed ${seed}, inputs ${first} to ${first + inputs - 1}\n`);
  const build = await compile();
  const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
  const progress = new SharedArrayBuffer(4);
  const report = await watchTarget(build.entry('fuzz/target/main.js'), { seed, first, inputs, fixtures, progress });
  process.stdout.write(json ? `${JSON.stringify({ seed, ...report })}\n` : describe(report));
  process.exitCode = report.problems.length === 0 ? 0 : 1;
}

function describe(report: FuzzReport): string {
  const { inputs, overHttp, seconds, slowest, heapBefore, heapAfter, answers, httpStatuses, problems } = report;
  const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  const counts = (table: Readonly<Record<string, number>>): string =>
    Object.entries(table)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([name, count]) => `${name}: ${count}`)
      .join(', ');
  return [
    `${inputs} inputs, ${overHttp} of them over HTTP as well, in ${Math.round(seconds)} s`,
    `slowest ${slowest.toFixed(0)} ms; heap ${megabytes(heapBefore)}, at the end ${megabytes(heapAfter)}`,
    `answers: ${counts(answers)}`,
    `over HTTP: ${counts(httpStatuses)}`,
    ...problems.map((problem) => `FAILED ${problem}`),
    problems.length === 0 ? 'passed' : 'FAILED',
    '',
  ].join('\n');
}
