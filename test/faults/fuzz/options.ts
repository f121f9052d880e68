import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface FuzzOptions {
  readonly help: boolean;
  readonly json: boolean;
  readonly seed: number;
  readonly first: number;
  readonly inputs: number;
}

export const HELP = `Usage: npm run test:fuzz -- [options]

Sends the app genuine callbacks that were changed: bits, bytes, XML, query, encryption frame, and
whole HTTP requests. Fails on a crash, a hang, an answer that must not be, a secret in the log, an
unhandled rejection, or memory that grows.

  --inputs <n>   how many (50000; nightly 1000000)
  --seed <n>     other inputs (by the day, and printed)
  --first <n>    begin with this one: what failed alone is --seed S --first N --inputs 1
  --json         one line of JSON on stdout
  --help         this text
`;

/** @throws TypeError or RangeError with a message for the person at the command line */
export function parseOptions(args: readonly string[], today: Date): FuzzOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      seed: { type: 'string' },
      first: { type: 'string', default: '0' },
      inputs: { type: 'string', default: '50000' },
    },
  });
  return {
    help: values.help,
    json: values.json,
    seed: whole('seed', values.seed ?? today.toISOString().slice(0, 10).replaceAll('-', ''), 0),
    first: whole('first', values.first, 0),
    inputs: whole('inputs', values.inputs, 1),
  };
}

function whole(option: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > 2_000_000_000) {
    throw new RangeError(`--${option} must be a whole number from ${least} to 2000000000`);
  }
  return value;
}
