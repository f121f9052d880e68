import { parseArgs } from 'node:util';
import { config as loadDotenv } from 'dotenv';
import { ConfigError } from '../src/index.js';
import { runLocally } from './run-locally.js';
import { runWithAccount } from './run-with-account.js';

const USAGE = `Usage: npm run demo -- [options]
  --emulator   play WeCom locally, also when an account is configured
  --open       open the chat page in the browser
  --help       this text`;

const options = readOptions();
loadDotenv({ quiet: true });

const isConfigured = Object.keys(process.env).some((name) => name.startsWith('WECOM_APP_'));

try {
  await (options.emulator || !isConfigured ? runLocally(options.open) : runWithAccount());
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(
    `${error.message}\n\nSee .env.example; with no WECOM_APP_* variable at all the demo plays WeCom itself.`,
  );
  process.exit(1);
}

function readOptions(): { readonly emulator: boolean; readonly open: boolean } {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({ options: { emulator: flag, open: flag, help: flag } });
    if (!values.help) return values;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(2);
  }
}
