import { Command, Option } from 'commander';
import type { SendResult } from '../../api/index.js';
import { checkFailed } from '../cli-error.js';
import { collectIds } from '../collect.js';
import { describeCommand } from '../describe-command.js';
import { readEnvironment } from '../read-environment.js';
import { readContent, type SendOptions, sendByApp, sendByRobot } from '../send/index.js';
import type { Shell } from '../shell.js';
import { stderrLogger } from '../stderr-logger.js';

/** `send`: one active message, from scripts and hooks. */
export function sendCommand(shell: Shell): Command {
  const command = new Command('send')
    .description('send a message as the app (应用消息), or as a group robot (群机器人)')
    .argument('[text]', 'the text; - or nothing for standard input')
    .option('-t, --to <userid>', 'a member, or @all; several with | between, or repeated', collectIds)
    .option('--party <id>', 'a department (部门), or several', collectIds)
    .option('--tag <id>', 'a tag (标签), or several', collectIds)
    .option('-m, --markdown', 'the text is markdown')
    .addOption(new Option('-f, --file <path>', 'send a file instead of a text').conflicts(['image', 'markdown']))
    .addOption(new Option('-i, --image <path>', 'send a JPG or PNG instead of a text').conflicts('markdown'))
    .option('--safe', 'confidential (保密消息): not to be forwarded')
    .option('-r, --robot', 'as the group robot of WECOM_ROBOT_KEY; --to mentions members')
    .option('--json', 'print JSON')
    .action(async (text: string | undefined) => {
      const options = command.optsWithGlobals<SendOptions>();
      const settings = { environment: readEnvironment(shell, options), logger: stderrLogger(shell) };
      const content = await readContent(shell, text, options);
      if (options.robot) {
        await sendByRobot(content, options, settings);
        return options.json ? shell.printJson({ ok: true }) : shell.print('sent to the group');
      }
      report(shell, await sendByApp(content, options, settings), options);
    });
  return describeCommand(command, {
    examples: [
      'wecom-app-svr send --to ZhangSan "The build is done."',
      "uptime | wecom-app-svr send --to 'ZhangSan|lisi'",
      'wecom-app-svr send --party 2 --markdown "**Done** at $(date)"',
      'wecom-app-svr send --to ZhangSan --file report.pdf',
      'wecom-app-svr send --robot --to @all "Lunch?"',
    ],
    ok: 'sent to everybody named',
    failed: 'WeCom refused it, could not be reached, or some receivers did not get it',
  });
}

function report(shell: Shell, results: readonly SendResult[], { json }: SendOptions): void {
  const isComplete = results.every((result) => missed(result) === 0);
  if (json) shell.printJson({ ok: isComplete, messages: results });
  else for (const { msgId } of results) shell.print(`sent, msgId ${msgId}`);
  // Who was missed stands in the warning of the client.
  if (!isComplete) throw checkFailed();
}

function missed({ invalidUser, invalidParty, invalidTag, unlicensedUser }: SendResult): number {
  return invalidUser.length + invalidParty.length + invalidTag.length + unlicensedUser.length;
}
