import { Command } from 'commander';
import { callbackTarget } from '../callback-target.js';
import { checkFailed, usageError } from '../cli-error.js';
import { collect } from '../collect.js';
import { describeCommand } from '../describe-command.js';
import { readEnvironment } from '../read-environment.js';
import type { Shell } from '../shell.js';
import { Stage } from '../stage/index.js';
import {
  composeCallback,
  findSample,
  setFields,
  showExchange,
  type TriggerOptions,
  triggerSamples,
  uploadMedia,
} from '../trigger/index.js';

/** `trigger`: one callback, signed and encrypted, as WeCom sends it. */
export function triggerCommand(shell: Shell): Command {
  const command = new Command('trigger')
    .description('send one signed, encrypted callback to an app, and show its reply')
    .argument('[event]', 'text, image, … or an event such as enter_agent or change_contact/create_user')
    .option('-l, --list', 'list what can be triggered')
    .option('-u, --url <url>', 'the callback URL; that of the app on this machine when left out')
    .option('--user <userid>', 'the member it is from or about', 'ZhangSan')
    .option('-s, --set <name=value>', 'set a field by its wire name, e.g. A.B=1; may be repeated', collect)
    .option('-f, --file <path>', 'upload this file by the server API and send its MediaId (image, voice, video)')
    .option('--force', 'send an event that is not in the list')
    .option('--json', 'print JSON')
    .action(async (event: string | undefined) => {
      const options = command.optsWithGlobals<TriggerOptions>();
      if (options.list) return list(shell, options);
      if (event === undefined || event === '') throw usageError('name an event; --list shows all');
      if (options.user.trim() === '') throw usageError('--user is empty; name the member it is from or about');
      await trigger(shell, event, options);
    });
  return describeCommand(command, {
    examples: [
      'wecom-app-svr trigger text --set Content=help',
      'wecom-app-svr trigger image --file cat.jpg',
      'wecom-app-svr trigger enter_agent --url http://127.0.0.1:3000/wecom',
      'wecom-app-svr trigger change_contact/create_user --set UserID=lisi',
      'wecom-app-svr trigger --list',
    ],
    ok: 'the app took it, and WeCom would accept its answer',
    failed: 'no try was answered with status 200, or WeCom would refuse the reply',
  });
}

async function trigger(shell: Shell, event: string, options: TriggerOptions): Promise<void> {
  const environment = readEnvironment(shell, options);
  const { config, url } = callbackTarget(shell, environment, options.url);
  const sample = findSample(event, options.force === true);
  const media = options.file === undefined ? {} : await uploadMedia(shell, environment, event, options.file);
  const fields = setFields({ ...sample.fields, ...media }, options.set ?? []);
  const stage = new Stage(config);
  const callback = composeCallback(sample, fields, { app: stage.app, userId: options.user });
  const exchange = await stage.deliver(callback, url);
  const { title, userId, request, tries, answer, warnings } = exchange;
  const ok = exchange.state === 'done' && answer?.kind !== 'refused';
  if (options.json) shell.printJson({ ok, url, title, userId, xml: request.xml, tries, answer, warnings });
  else showExchange(shell, url, exchange);
  if (!ok) throw checkFailed();
}

function list(shell: Shell, { json }: TriggerOptions): void {
  const samples = triggerSamples();
  if (json) {
    shell.printJson(samples);
    return;
  }
  const width = Math.max(...samples.map(({ name }) => name.length));
  for (const { name, title } of samples) shell.print(`${name.padEnd(width)}  ${shell.paint.faint(title)}`);
}
