import { randomBytes } from 'node:crypto';
import { relative, resolve } from 'node:path';
import { Command } from 'commander';
import { usageError } from '../cli-error.js';
import { describeCommand } from '../describe-command.js';
import { generateKeys } from '../generate-keys.js';
import { packageSpec, projectFiles, projectName, writeProject } from '../init/index.js';
import type { Shell } from '../shell.js';

interface InitOptions {
  readonly package?: string;
  readonly force?: true;
}

/** `init`: a new project that runs against the emulator at once. */
export function initCommand(shell: Shell): Command {
  const command = new Command('init')
    .description('write a small TypeScript project: handlers, a test, settings for the emulator')
    .argument('[folder]', 'where to', '.')
    .option('--force', 'overwrite files that are there (never .env)')
    .option('--package <spec>', 'depend on this range, tarball or folder of wecom-app-svr instead of this version')
    .action(async (where: string, options: InitOptions) => {
      if (where === '') throw usageError('the name of the folder is empty; . is the one you are in');
      if (options.package === '') throw usageError('--package is empty; leave it out for this version');
      const folder = resolve(shell.folder, where);
      const files = projectFiles({
        name: projectName(folder),
        packageSpec: packageSpec(shell.folder, options.package),
        corpId: `ww${randomBytes(8).toString('hex')}`,
        secret: randomBytes(32).toString('base64url'),
        keys: generateKeys(),
      });
      for (const path of await writeProject(folder, files, options.force === true)) shell.print(path);
      explain(shell, relative(shell.folder, folder));
    });
  return describeCommand(command, {
    examples: ['wecom-app-svr init my-app', 'wecom-app-svr init', 'wecom-app-svr init --package ../wecom-app-svr.tgz'],
    ok: 'written',
    failed: 'a file could not be written',
  });
}

function explain(shell: Shell, folder: string): void {
  const steps = [
    ...(folder === '' ? [] : [`cd ${/\s/.test(folder) ? JSON.stringify(folder) : folder}`]),
    'npm install',
    'npm test',
    'npm run dev          # the app',
    'npm run emulator     # in a second terminal: WeCom, with a chat page',
  ];
  shell.note(['', 'Next:', ...steps.map((step) => `  ${step}`)].join('\n'));
}
