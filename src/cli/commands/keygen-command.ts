import { Command } from 'commander';
import { describeCommand } from '../describe-command.js';
import { generateKeys } from '../generate-keys.js';
import type { JsonOption } from '../global-options.js';
import type { Shell } from '../shell.js';

/** `keygen`: a Token and an EncodingAESKey as lines of an `.env` file. */
export function keygenCommand(shell: Shell): Command {
  const command = new Command('keygen')
    .description('make a Token and an EncodingAESKey (消息加解密密钥)')
    .option('--json', 'print JSON')
    .action(({ json }: JsonOption) => {
      const keys = generateKeys();
      if (json) return shell.printJson(keys);
      shell.print(`WECOM_APP_TOKEN=${keys.token}`);
      shell.print(`WECOM_APP_AES_KEY=${keys.encodingAESKey}`);
      if (shell.isInteractive) {
        shell.note(shell.notePaint.faint('Enter the same two in the admin console: the app > 接收消息 > 设置API接收.'));
      }
    });
  return describeCommand(command, {
    examples: ['wecom-app-svr keygen >> .env', 'wecom-app-svr keygen --json'],
    ok: 'done',
  });
}
