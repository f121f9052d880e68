import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { startEmulator } from '../src/emulator/index.js';
import { WecomClient, WecomError } from '../src/index.js';
import { demoLogger } from './runner/demo-logger.js';
import { emulatedEnvironment } from './runner/emulated-environment.js';
import { hasAccount } from './runner/has-account.js';
import { isProgram } from './runner/is-program.js';

const USAGE = `Usage: npx tsx demo/notify.ts --to USERID [--to USERID …] [TEXT]
Without TEXT it is read from standard input: uptime | npx tsx demo/notify.ts --to ZhangSan
Ends with 0 when everybody got it, with 1 when not, with 2 when called wrongly.
  --emulator   play WeCom locally, also when an account is configured`;

/** Writes to members; answers those whom it did not reach. */
export async function notify(api: WecomClient, to: readonly string[], content: string): Promise<readonly string[]> {
  const results = await api.send.text(to, content);
  return [...new Set(results.flatMap(({ invalidUser, unlicensedUser }) => [...invalidUser, ...unlicensedUser]))];
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const isEmulated = values.emulator || !hasAccount();
  const { to = isEmulated ? ['ZhangSan'] : [] } = values;
  const given = positionals.length > 0 || process.stdin.isTTY ? positionals.join(' ') : await text(process.stdin);
  // The line end that `echo` adds is not meant.
  const content = given.trimEnd() || (isEmulated ? 'The build is done.' : '');
  if (to.length === 0 || content === '') exitWithUsage('Who shall read what?');
  const api = isEmulated ? await emulatedClient(to) : new WecomClient({ logger: demoLogger('error') });
  const missed = await notify(api, to, content).finally(() => api.close());
  if (missed.length === 0) return console.log(`Sent to ${to.join(', ')}.`);
  console.error(`It did not reach ${missed.join(', ')}: unknown, or they do not see the app.`);
  process.exitCode = 1;
}

function readArguments() {
  const options = { to: { type: 'string', multiple: true }, emulator: { type: 'boolean', default: false } } as const;
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    exitWithUsage(error instanceof Error ? error.message : String(error));
  }
}

function exitWithUsage(problem: string): never {
  console.error(`${problem}\n\n${USAGE}`);
  process.exit(2);
}

/** Without an account: a client for a company that has these members, and a page to read what they got. */
async function emulatedClient(to: readonly string[]): Promise<WecomClient> {
  const wecom = await startEmulator();
  for (const userId of to) wecom.user(userId);
  console.log(`The emulator plays WeCom: ${wecom.pageUrl} shows what they got, until Ctrl+C.`);
  process.once('SIGINT', () => void wecom.close());
  const environment = emulatedEnvironment(wecom.createApp({ name: 'Notify' }));
  return new WecomClient({ environment, logger: demoLogger('error') });
}

if (isProgram(import.meta.url)) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
