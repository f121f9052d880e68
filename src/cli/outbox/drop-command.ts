import { Command } from 'commander';
import type { Outbox } from '../../store/index.js';
import { checkFailed, usageError } from '../cli-error.js';
import { confirm } from '../confirm.js';
import { describeCommand } from '../describe-command.js';
import type { Shell } from '../shell.js';
import { changeJobs, checkSelection, type JobChange } from './change-jobs.js';
import type { ChangeOptions } from './outbox-options.js';
import { withOutbox } from './with-outbox.js';

interface DropOptions extends ChangeOptions {
  readonly yes?: true;
}

const DROP: JobChange = {
  done: 'dropped',
  notDone: { held: 'is not dropped while the app is at work on it; try again soon' },
  apply: (outbox, id) => outbox.drop(id),
};

/** `outbox drop`: forgets jobs for good. */
export function dropCommand(shell: Shell): Command {
  const command = new Command('drop')
    .description('delete jobs for good: the messages are never sent, the callbacks never handled')
    .argument('[id...]', 'dead letters or waiting jobs, as list shows them')
    .option('-a, --all', 'every dead letter; asks first')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print JSON')
    .action(async (ids: readonly string[]) => {
      const options = command.optsWithGlobals<DropOptions>();
      checkSelection(ids, options);
      await withOutbox(shell, options, async (outbox) => {
        if (options.all && !options.yes) await ask(shell, outbox);
        await changeJobs(shell, outbox, ids, DROP, options);
      });
    });
  return describeCommand(command, {
    examples: ['wecom-app-svr outbox drop s-1f0c9a-0', 'wecom-app-svr outbox drop --all --yes'],
    ok: 'dropped',
    failed: 'one of them could not be dropped, you said no, or the store cannot be reached',
  });
}

async function ask(shell: Shell, outbox: Outbox): Promise<void> {
  if (shell.stdin.isTTY !== true) throw usageError('drop --all asks first, and nobody is there to answer; add --yes');
  const { dead } = await outbox.stats();
  if (dead > 0 && !(await confirm(shell, `Delete ${dead} dead ${dead === 1 ? 'letter' : 'letters'} for good?`))) {
    throw checkFailed('nothing was dropped');
  }
}
