import { resolve } from 'node:path';
import { Command } from 'commander';
import { type Emulator, startEmulator } from '../../emulator/index.js';
import type { Environment } from '../../options/index.js';
import { callbackTarget } from '../callback-target.js';
import { checkFailed, usageError } from '../cli-error.js';
import { describeCommand } from '../describe-command.js';
import {
  checkSettings,
  connectApp,
  describeExchange,
  emulatorPort,
  missingSettings,
  openInBrowser,
  settleApp,
} from '../emulator/index.js';
import { fileFault } from '../file-fault.js';
import type { GlobalOptions } from '../global-options.js';
import { readEnvironment } from '../read-environment.js';
import type { Shell } from '../shell.js';
import { untilSignal } from '../until-signal.js';

interface EmulatorCommandOptions extends GlobalOptions {
  readonly appUrl?: string;
  readonly port?: string;
  readonly dataDir?: string;
  readonly open?: true;
}

/** `emulator`: a WeCom of the developer's own, with a chat page, for an app that runs already or soon will. */
export function emulatorCommand(shell: Shell): Command {
  const command = new Command('emulator')
    .description('play WeCom for an app on this machine: callbacks, server API, and a chat page')
    .option('-u, --app-url <url>', "the app's callback URL; by its settings when left out")
    .option('-p, --port <number>', 'where to listen, 0 for a free port; that of WECOM_APP_API_BASE, or 5002')
    .option('-d, --data-dir <folder>', 'keep members, conversations and media in this folder between runs')
    .option('-o, --open', 'open the chat page in the browser')
    .action(async () => {
      const options = command.optsWithGlobals<EmulatorCommandOptions>();
      const environment = readEnvironment(shell, options);
      checkSettings(shell, environment);
      const wecom = await start(shell, environment, options);
      try {
        await play(shell, wecom, environment, options);
      } finally {
        await wecom.close();
      }
    });
  return describeCommand(command, {
    examples: [
      'wecom-app-svr emulator --open',
      'wecom-app-svr emulator --app-url http://127.0.0.1:3000/wecom --data-dir .wecom',
    ],
    ok: 'ended by Ctrl-C',
    failed: 'the emulator could not start',
  });
}

async function start(shell: Shell, environment: Environment, options: EmulatorCommandOptions): Promise<Emulator> {
  const { WECOM_APP_CORP_ID: corpId } = environment;
  const port = emulatorPort(options.port, environment);
  try {
    return await startEmulator({
      port,
      ...(corpId ? { corpId } : {}),
      ...(options.dataDir === undefined ? {} : { dataDir: resolve(shell.folder, options.dataDir) }),
    });
  } catch (error) {
    const fault = options.dataDir === undefined ? undefined : fileFault(error);
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    if (fault !== undefined && !isTaken) throw usageError(`--data-dir: ${options.dataDir} cannot be used: ${fault}`);
    if (!isTaken) throw error;
    throw checkFailed(`port ${port} is taken; is an emulator running already? --port 0 takes a free one`);
  }
}

async function play(
  shell: Shell,
  wecom: Emulator,
  environment: Environment,
  { appUrl, open }: EmulatorCommandOptions,
): Promise<void> {
  const { paint } = shell;
  const app = settleApp(wecom, environment);
  const { url } = callbackTarget(shell, { ...environment, ...app.environment() }, appUrl);
  // From here on: whoever has seen the link may press Ctrl-C.
  const ended = untilSignal();
  shell.print(`Chat page: ${paint.strong(wecom.pageUrl)}`);
  const missing = missingSettings(app, environment);
  if (missing.length > 0) {
    shell.print(['', 'Give these settings to the app, in its .env for example:', ...missing, ''].join('\n'));
  }
  shell.print(`Callback URL: ${url}`);
  if (open) openInBrowser(wecom.pageUrl);
  wecom.onExchange((exchange) => {
    const line = describeExchange(exchange);
    if (line !== undefined) shell.print(paint.faint(line));
  });
  const closing = new AbortController();
  const ending = ended.then(() => {
    closing.abort();
    return wecom.close();
  });
  await connectApp(app, {
    url,
    closed: closing.signal,
    onReport: ({ ok, code, message }) => {
      if (ok) shell.print(paint.good('The app is connected.'));
      else if (code === 'connection_refused')
        shell.print(`Waiting for the app at ${url}; it is connected as soon as it listens.`);
      else shell.print(`${paint.doubtful('Not connected yet:')} ${message}`);
    },
  });
  await ending;
}
