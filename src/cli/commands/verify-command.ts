import { Command } from 'commander';
import { callbackTarget } from '../callback-target.js';
import { checkFailed } from '../cli-error.js';
import { describeCommand } from '../describe-command.js';
import type { GlobalOptions, JsonOption } from '../global-options.js';
import { readEnvironment } from '../read-environment.js';
import type { Shell } from '../shell.js';
import { Stage } from '../stage/index.js';

/** `verify`: what the admin console would say to a callback URL. */
export function verifyCommand(shell: Shell): Command {
  const command = new Command('verify')
    .description("do the admin console's save (保存) of a callback URL, and say why it fails")
    .argument('[url]', 'the callback URL; that of the app on this machine when left out')
    .option('--json', 'print JSON')
    .action(async (given: string | undefined) => {
      const options = command.optsWithGlobals<GlobalOptions & JsonOption>();
      const { config, url } = callbackTarget(shell, readEnvironment(shell, options), given);
      const { ok, code, message, durationMs } = await new Stage(config).verify(url);
      if (options.json) shell.printJson({ ok, code, message, durationMs, url });
      else if (ok) shell.print(`${shell.paint.good('ok')} ${url} answered rightly, in ${durationMs} ms`);
      else shell.print(`${shell.paint.bad(code)} ${url}\n${message}`);
      if (!ok) throw checkFailed();
    });
  return describeCommand(command, {
    examples: [
      'wecom-app-svr verify',
      'wecom-app-svr verify https://wecom.example.com/wecom_app_cb',
      'wecom-app-svr verify --json | jq -r .code',
    ],
    ok: 'the console would save the URL',
    failed: 'it would not; the reason is shown',
  });
}
