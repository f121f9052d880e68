import { formatReport } from './format-report.js';
import { chooseCores, describeMachine } from './machine.js';
import { type BenchOptions, HELP, parseOptions } from './options.js';
import { runBenchmark } from './run-benchmark.js';
import { CONNECTIONS } from './settings.js';

// Ending in an orderly way removes the compiled copy; the child processes end when their channel closes.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(HELP);
  else await main(options);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

async function main(options: BenchOptions): Promise<void> {
  const conditions = describeConditions(options);
  process.stderr.write(`${conditions.join('\n')}\n`);
  const report = await runBenchmark(options, (progress) => process.stderr.write(`${progress}\n`));
  if (options.json) process.stdout.write(`${JSON.stringify({ ...report, conditions }, fourDigits)}\n`);
  else process.stdout.write(`\n${conditions.join('\n')}\n\n${formatReport(report)}\n`);
}

function describeConditions({ rounds, seconds, log }: BenchOptions): string[] {
  const { pinned } = chooseCores();
  return [
    describeMachine(),
    pinned ? 'one core for the server, another for the load generator' : 'processes are not pinned to cores',
    `${CONNECTIONS} connections, encrypted 680-byte text messages echoed, ${rounds} rounds of ${seconds} s each in turn`,
    `ours writes its log, one line a callback, to ${log}; no other contender writes any`,
  ];
}

/** Integers, such as bytes, stay as they are. */
function fourDigits(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}
