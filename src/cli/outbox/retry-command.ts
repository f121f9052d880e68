import { Command } from 'commander';
import { describeCommand } from '../describe-command.js';
import type { Shell } from '../shell.js';
import { changeJobs, checkSelection, type JobChange } from './change-jobs.js';
import type { ChangeOptions } from './outbox-options.js';
import { withOutbox } from './with-outbox.js';

const RETRY: JobChange = {
  done: 'retried',
  notDone: {
    waiting: 'is no dead letter: it waits, and is tried again by itself',
    held: 'is no dead letter: the app is at work on it',
  },
  apply: (outbox, id) => outbox.retry(id),
};

/** `outbox retry`: gives dead letters another chance. */
export function retryCommand(shell: Shell): Command {
  const command = new Command('retry')
    .description('try dead letters again, at once, once what stood in their way is put right')
    .argument('[id...]', 'the dead letters, as list shows them')
    .option('-a, --all', 'every dead letter')
    .option('--json', 'print JSON')
    .action(async (ids: readonly string[]) => {
      const options = command.optsWithGlobals<ChangeOptions>();
      checkSelection(ids, options);
      await withOutbox(shell, options, (outbox) => changeJobs(shell, outbox, ids, RETRY, options));
    });
  return describeCommand(command, {
    examples: ['wecom-app-svr outbox retry s-1f0c9a-0', 'wecom-app-svr outbox retry --all'],
    ok: 'they are due now; the app takes them within a second',
    failed: 'one of them is no dead letter, or the store cannot be reached',
  });
}
