import { type ParseArgsConfig, parseArgs } from 'node:util';
import { listDemos } from '../demos.js';

export const USAGE = `Usage: npm run demo -- [name] [options]
${listDemos()}

Options:
  --emulator   play WeCom locally, also when an account is configured
  --open       open the chat page in the browser
  --list       the names alone, with what they show
  --help       this text`;

const FLAG = { type: 'boolean', default: false } as const;
const OPTIONS = { emulator: FLAG, open: FLAG, help: FLAG } as const satisfies ParseArgsConfig['options'];

/** The options of a demo. Ends the program with 0 after `--help`, and with 2 for what is no option. */
export function readOptions(): { readonly emulator: boolean; readonly open: boolean } {
  try {
    const { values } = parseArgs({ options: OPTIONS });
    if (!values.help) return values;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    exitWithUsage(error instanceof Error ? error.message : String(error));
  }
}

export function exitWithUsage(problem: string): never {
  console.error(`${problem}\n\n${USAGE}`);
  process.exit(2);
}
