import { describeMachine } from '../../bench/machine.js';
import { compile } from './build.js';
import { formatReport, isPassed } from './format-report.js';
import { type FaultOptions, HELP, parseOptions } from './options.js';
import { runScenarios } from './run-scenarios.js';
import { SCENARIOS } from './scenarios/index.js';

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

async function main({ only, seed, json }: FaultOptions): Promise<void> {
  const say = (text: string): void =>
    void process.stderr.write(`${process.uptime().toFixed(0).padStart(4)} s  ${text}\n`);
  say(`${describeMachine()}, seed ${seed}`);
  const build = await compile();
  const scenarios = SCENARIOS.filter(({ name }) => only.includes(name));
  const result = await runScenarios(scenarios, { build, seed }, say);
  const isOk = isPassed(result, process.env.CI === 'true');
  const report = { machine: describeMachine(), seed, isPassed: isOk, seconds: Math.round(process.uptime()), ...result };
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : `\n${formatReport(result)}\n\n`);
  if (!json) process.stdout.write(`${isOk ? 'passed' : 'FAILED'} in ${report.seconds} s\n`);
  process.exit(isOk ? 0 : 1);
}
