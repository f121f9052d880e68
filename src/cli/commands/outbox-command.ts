import { Command } from 'commander';
import { describeCommand } from '../describe-command.js';
import { dropCommand, listCommand, retryCommand } from '../outbox/index.js';
import type { Shell } from '../shell.js';

/** `outbox`: what an app owes its members, for whoever runs it. */
export function outboxCommand(shell: Shell): Command {
  const command = new Command('outbox')
    .description('see what is owed and could not be sent; try it again, or drop it')
    .option('-c, --config <file>', 'of an app in this config file, instead of the one that the settings are of')
    .option('--app <name>', 'which of them, when there are several')
    .addCommand(listCommand(shell))
    .addCommand(retryCommand(shell))
    .addCommand(dropCommand(shell));
  return describeCommand(command, {
    examples: [
      'wecom-app-svr outbox list',
      'wecom-app-svr outbox list --dead',
      'wecom-app-svr outbox retry --all',
      'wecom-app-svr outbox drop s-1f0c9a-0',
      'wecom-app-svr outbox --config config.json --app 1000002 list',
    ],
    ok: 'done',
    failed: 'a job is not there, or the store cannot be reached',
  });
}
