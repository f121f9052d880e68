import { devNull } from 'node:os';
import { parseArgs } from 'node:util';
import { CONTENDERS } from './contenders/index.js';

/** What the command line asks for. */
export interface BenchOptions {
  readonly quick: boolean;
  readonly json: boolean;
  readonly help: boolean;
  /** Rounds of the HTTP comparison; every contender is measured once in each. */
  readonly rounds: number;
  /** Seconds of load per contender and round. */
  readonly seconds: number;
  /** What to measure: names of contenders, `pipeline`, `stores`, `memory`. */
  readonly parts: readonly string[];
  /** Where the log of our own contenders goes. */
  readonly log: string;
}

const PARTS: readonly string[] = [...CONTENDERS.map(({ name }) => name), 'pipeline', 'stores', 'memory'];
/** These take longer than a quick run may. */
const QUICK_PARTS = PARTS.filter((part) => part !== 'memory' && part !== 'stores');

export const HELP = `Usage: npm run bench -- [options]

Compares this package with the limit, with hand-glued code and with constant answers, on
encrypted text messages that are echoed, over 50 connections, one core for the server.

  --quick            shorter rounds, without stores and memory: under 50 seconds
  --json             one line of JSON on stdout instead of the table
  --rounds <n>       rounds of the HTTP comparison (12; quick: 6)
  --seconds <s>      seconds per contender and round (2; quick: 0.4)
  --only <parts>     measure only these, separated by commas; ratios that need another one
                     are null. Contenders:
                     ${CONTENDERS.map(({ name }) => name).join(', ')}
                     In-process: pipeline (time per stage), stores (what de-duplication
                     costs on each), memory (500,000 callbacks)
  --log <file>       where the log of our own contenders goes, one line a callback (${devNull})
  --help             this text

Progress goes to stderr. npm prints two lines of its own on stdout; npm run --silent does not.
`;

/** @throws TypeError or RangeError with a message for the person at the command line */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      only: { type: 'string' },
      log: { type: 'string', default: devNull },
    },
  });
  const { quick, json, help, log } = values;
  return {
    quick,
    json,
    help,
    log,
    rounds: atLeast(1, 'rounds', values.rounds, quick ? 6 : 12),
    seconds: atLeast(0.1, 'seconds', values.seconds, quick ? 0.4 : 2),
    parts: values.only?.split(',').map(known) ?? (quick ? QUICK_PARTS : PARTS),
  };
}

function atLeast(least: number, option: string, text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!(value >= least)) throw new RangeError(`--${option} must be a number of at least ${least}`);
  return value;
}

function known(part: string): string {
  if (!PARTS.includes(part))
    throw new RangeError(`--only: no part ${JSON.stringify(part)}; there are ${PARTS.join(', ')}`);
  return part;
}
