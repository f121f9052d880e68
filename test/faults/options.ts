import { parseArgs } from 'node:util';
import { SCENARIOS } from './scenarios/index.js';

/** What the command line asks for. */
export interface FaultOptions {
  readonly help: boolean;
  readonly json: boolean;
  readonly seed: number;
  /** Names of scenarios. */
  readonly only: readonly string[];
}

const NAMES: readonly string[] = SCENARIOS.map(({ name }) => name);

export const HELP = `Usage: npm run test:faults -- [options]

Drives app processes through the emulator and a real redis-server while they are killed, starved
and lied to, and counts what became of every callback. Fails when one is lost, handled twice
without a crash, or answered twice.

  --only <names>   only these, separated by commas:
                   ${NAMES.slice(0, 5).join(', ')},
                   ${NAMES.slice(5).join(', ')}
  --seed <n>       another choice of moments (1)
  --json           one line of JSON on stdout instead of the table
  --help           this text

Needs redis-server on PATH: without it what needs it is skipped, and on CI a failure.
FAULT_KEEP=1 keeps the logs and stores. Progress goes to stderr.
`;

/** @throws TypeError or RangeError with a message for the person at the command line */
export function parseOptions(args: readonly string[]): FaultOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
    },
  });
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new RangeError('--seed must be a whole number');
  return { ...values, seed, only: values.only?.split(',').map(known) ?? NAMES };
}

function known(name: string): string {
  if (!NAMES.includes(name)) {
    throw new RangeError(`--only: no scenario ${JSON.stringify(name)}; there are ${NAMES.join(', ')}`);
  }
  return name;
}
