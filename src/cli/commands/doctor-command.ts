import { Command } from 'commander';
import { checkFailed } from '../cli-error.js';
import { describeCommand } from '../describe-command.js';
import { examine, type Finding } from '../doctor/index.js';
import type { GlobalOptions, JsonOption } from '../global-options.js';
import { readEnvironment } from '../read-environment.js';
import type { Shell } from '../shell.js';

interface DoctorOptions extends GlobalOptions, JsonOption {
  readonly url?: string;
}

/** `doctor`: what is wrong with the settings, the network or the app. */
export function doctorCommand(shell: Shell): Command {
  const command = new Command('doctor')
    .description('check settings, network, clock, secret, trusted IP (企业可信IP) and callback URL')
    .option('-u, --url <url>', "also do the admin console's save of this callback URL")
    .option('--json', 'print JSON')
    .action(async () => {
      const options = command.optsWithGlobals<DoctorOptions>();
      const findings: Finding[] = [];
      for await (const finding of examine(shell, readEnvironment(shell, options), options.url)) {
        findings.push(finding);
        if (!options.json) show(shell, finding);
      }
      const ok = findings.every(({ status }) => status !== 'fail');
      if (options.json) shell.printJson({ ok, findings });
      if (!ok) throw checkFailed();
    });
  return describeCommand(command, {
    examples: [
      'wecom-app-svr doctor',
      'wecom-app-svr doctor --url https://wecom.example.com/wecom_app_cb',
      'wecom-app-svr doctor --json | jq \'.findings[] | select(.status != "ok")\'',
    ],
    ok: 'nothing failed; there may be warnings',
    failed: 'a check failed',
  });
}

function show(shell: Shell, { check, status, message, fix }: Finding): void {
  const { paint } = shell;
  const mark = { ok: paint.good('ok  '), warn: paint.doubtful('warn'), fail: paint.bad('fail') }[status];
  shell.print(`${mark}  ${check.padEnd(12)}  ${message}`);
  if (fix !== undefined) shell.print(`${' '.repeat(20)}${paint.faint(fix)}`);
}
