import { Command } from 'commander';
import { generateApiKey } from '../../gateway/keys/index.js';
import { describeCommand } from '../describe-command.js';
import { generateKeys } from '../generate-keys.js';
import type { JsonOption } from '../global-options.js';
import type { Shell } from '../shell.js';

interface KeygenOptions extends JsonOption {
  readonly api?: true;
}

/** `keygen`: a Token and an EncodingAESKey as lines of an `.env` file, or a key for programs that call a gateway. */
export function keygenCommand(shell: Shell): Command {
  const command = new Command('keygen')
    .description('make a Token and an EncodingAESKey (消息加解密密钥), or an API key')
    .option('--api', 'make an API key for programs that call push gateway or text senders, and its hash')
    .option('--json', 'print JSON')
    .action(({ api, json }: KeygenOptions) => {
      const keys = api ? generateApiKey() : generateKeys();
      if (json) return shell.printJson(keys);
      const [lines, hint] = 'hash' in keys ? apiKeyLines(keys) : callbackLines(keys);
      for (const line of lines) shell.print(line);
      if (shell.isInteractive) shell.note(shell.notePaint.faint(hint));
    });
  return describeCommand(command, {
    examples: ['wecom-app-svr keygen >> .env', 'wecom-app-svr keygen --json', 'wecom-app-svr keygen --api'],
    ok: 'done',
  });
}

type Printed = readonly [lines: readonly string[], hint: string];

function callbackLines({ token, encodingAESKey }: ReturnType<typeof generateKeys>): Printed {
  const lines = [`WECOM_APP_TOKEN=${token}`, `WECOM_APP_AES_KEY=${encodingAESKey}`];
  return [lines, 'Enter the same two in the admin console: the app > 接收消息 > 设置API接收.'];
}

function apiKeyLines({ key, hash }: ReturnType<typeof generateApiKey>): Printed {
  const hint =
    'The key is for whoever calls, and is shown only now. The hash is for the server: apiKeys, or ' +
    'WECOM_APP_API_KEYS=NAME:HASH with a name for the caller.';
  return [[`key:  ${key}`, `hash: ${hash}`], hint];
}
