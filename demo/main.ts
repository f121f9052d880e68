import { config as loadDotenv } from 'dotenv';
import { ConfigError } from '../src/index.js';
import { runLocally } from './run-locally.js';
import { runWithAccount } from './run-with-account.js';

loadDotenv({ quiet: true });

const isConfigured = Object.keys(process.env).some((name) => name.startsWith('WECOM_APP_'));
const isLocal = !isConfigured || process.argv.includes('--emulator');

try {
  await (isLocal ? runLocally(process.argv.includes('--open')) : runWithAccount());
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(
    `${error.message}\n\nSee .env.example; with no WECOM_APP_* variable at all the demo plays WeCom itself.`,
  );
  process.exit(1);
}
