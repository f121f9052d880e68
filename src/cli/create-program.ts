import { Command } from 'commander';
import { describeCommand } from './describe-command.js';
import { packageInfo } from './package-info.js';
import type { Shell } from './shell.js';

/** The command line with these commands, which write to `shell` and throw instead of ending the process. */
export function createProgram(commands: readonly Command[], shell: Shell): Command {
  const program = new Command(packageInfo.name)
    .description('Self-built apps in WeCom (企业微信自建应用): try, check and script them from the command line.')
    .version(packageInfo.version, '-v, --version', 'show the version')
    .option('--env <path>', 'read settings from this file instead of .env')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .exitOverride()
    .showHelpAfterError('Add --help for options and examples.')
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => shell.paint.strong(title) })
    .configureOutput({
      writeOut: (text) => shell.write(text),
      writeErr: (text) => shell.writeNote(text),
      getOutHasColors: () => shell.paint.isOn,
      getErrHasColors: () => shell.notePaint.isOn,
    });
  describeCommand(program, {
    examples: [
      'wecom-app-svr init my-app        # a new project',
      'wecom-app-svr emulator           # a WeCom of your own, with a chat page',
      'wecom-app-svr doctor             # what is wrong with the settings?',
      'wecom-app-svr send --help        # options of one command',
    ],
    ok: 'done, and every check passed',
    failed: 'the check, the delivery or the call failed',
  });
  program.addHelpText(
    'after',
    '\nSettings are the WECOM_APP_* variables of the environment and of .env in the working directory;\n' +
      'DEBUG=1 shows more, NO_COLOR=1 no colours.',
  );
  for (const command of commands) program.addCommand(inheriting(command, program));
  return program;
}

/** Settings reach a command when it is made from its parent; these were made before. */
function inheriting(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const inner of command.commands) inheriting(inner, command);
  return command;
}
