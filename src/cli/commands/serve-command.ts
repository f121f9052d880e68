import { resolve } from 'node:path';
import { Command } from 'commander';
import { ConfigError } from '../../errors/index.js';
import { CONFIG_NAMES, findHostConfig, HostFollower, loadHostConfig, WecomHost } from '../../host/index.js';
import { checkFailed, usageError } from '../cli-error.js';
import { describeCommand } from '../describe-command.js';
import type { GlobalOptions } from '../global-options.js';
import { readEnvironment } from '../read-environment.js';
import type { Shell } from '../shell.js';
import { untilSignal } from '../until-signal.js';

interface ServeOptions extends GlobalOptions {
  readonly config?: string;
  readonly watch?: true;
}

/** `serve`: the apps of a config file on one port. */
export function serveCommand(shell: Shell): Command {
  const command = new Command('serve')
    .description('serve the apps of a config file on one port; SIGHUP reads it anew, Ctrl-C ends')
    .option('-c, --config <file>', `the config file; ${CONFIG_NAMES[0]}, .js, .mjs or .json when left out`)
    .option('-w, --watch', 'read the file anew when it changes')
    .action(() => serve(shell, command.optsWithGlobals<ServeOptions>()));
  return describeCommand(command, {
    examples: [
      'wecom-app-svr serve',
      'wecom-app-svr serve --config /etc/wecom/config.json --watch',
      'kill -HUP $(pgrep -f "wecom-app-svr serve")   # read the file anew',
    ],
    ok: 'ended by Ctrl-C or SIGTERM',
    failed: 'the port is taken',
  });
}

async function serve(shell: Shell, options: ServeOptions): Promise<void> {
  const environment = () => readEnvironment(shell, options);
  const file = options.config === undefined ? findHostConfig(shell.folder) : resolve(shell.folder, options.config);
  if (file === undefined) throw usageError(`there is no ${CONFIG_NAMES.join(', ')} here; name one with --config`);
  const config = await loadHostConfig(file, { environment: environment() });
  const host = new WecomHost(config);
  const follower = new HostFollower(host, config, { environment });
  const reload = (): void => void follower.reload();
  process.on('SIGHUP', reload);
  try {
    await listen(host);
    const ended = untilSignal();
    if (options.watch) follower.watch();
    await ended;
    host.config.logger.info({}, 'closing: callbacks under way are answered first');
  } finally {
    process.off('SIGHUP', reload);
    follower.stop();
    await host.close();
  }
}

async function listen(host: WecomHost): Promise<void> {
  try {
    await host.listen({ closeOnSignals: false });
  } catch (error) {
    const isTaken = error instanceof ConfigError && (error.cause as NodeJS.ErrnoException)?.code === 'EADDRINUSE';
    // It may be free later, which is nothing that the config could say.
    throw isTaken ? checkFailed(error.message) : error;
  }
}
