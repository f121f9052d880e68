import { Command } from 'commander';
import type { Outbox, OutboxEntry, OutboxStats } from '../../store/index.js';
import { usageError } from '../cli-error.js';
import { describeCommand } from '../describe-command.js';
import type { Shell } from '../shell.js';
import { jobTable } from './job-table.js';
import type { OutboxOptions } from './outbox-options.js';
import { readPayload } from './read-payload.js';
import { withOutbox } from './with-outbox.js';

interface ListOptions extends OutboxOptions {
  readonly dead?: true;
  readonly all?: true;
  readonly limit: string;
  readonly show?: true;
}

/** `outbox list`: what an app still owes, and what it has given up. */
export function listCommand(shell: Shell): Command {
  const command = new Command('list')
    .description('list what is owed: callbacks not handled to their end, and messages not sent yet')
    .option('-d, --dead', 'the dead letters instead: given up, kept for you to decide')
    .option('-a, --all', 'both')
    .option('-n, --limit <number>', 'the oldest so many', '100')
    .option('--show', 'also what the messages say')
    .option('--json', 'print JSON')
    .action(async () => {
      const options = command.optsWithGlobals<ListOptions>();
      const limit = readLimit(options.limit);
      const [entries, stats] = await withOutbox(shell, options, async (outbox) => {
        return [await entriesOf(outbox, options, limit), await outbox.stats()] as const;
      });
      if (options.json) showJson(shell, entries, stats, options);
      else showTable(shell, entries, stats, options);
    });
  return describeCommand(command, {
    examples: [
      'wecom-app-svr outbox list',
      'wecom-app-svr outbox list --dead --show',
      "wecom-app-svr outbox list --all --json | jq -r '.jobs[].id'",
    ],
    ok: 'listed, were it nothing',
    failed: 'the store cannot be reached',
  });
}

function readLimit(text: string): number {
  const limit = /^\d+$/.test(text) ? Number(text) : 0;
  if (limit < 1) throw usageError(`--limit ${text}: must be a whole number, 1 at least`);
  return limit;
}

async function entriesOf(outbox: Outbox, { dead, all }: ListOptions, limit: number): Promise<readonly OutboxEntry[]> {
  if (all) return outbox.list('all', limit);
  if (dead) return outbox.list('dead', limit);
  const owed = [...(await outbox.list('held', limit)), ...(await outbox.list('waiting', limit))];
  // A job that changed its state in between is in both.
  const byId = new Map(owed.map((entry) => [entry.id, entry]));
  return [...byId.values()].sort((one, other) => one.createdAt - other.createdAt).slice(0, limit);
}

function showJson(shell: Shell, entries: readonly OutboxEntry[], { depth, dead }: OutboxStats, { show }: ListOptions) {
  const jobs = entries.map((entry) => {
    const { id, kind, state, createdAt, dueAt, attempts, lastError } = entry;
    const { userId, content } = readPayload(entry);
    const times = { createdAt: new Date(createdAt).toISOString(), dueAt: new Date(dueAt).toISOString() };
    return { id, kind, state, userId, ...times, attempts, lastError, ...(show ? { content } : {}) };
  });
  shell.printJson({ ok: true, owed: depth, dead, jobs });
}

function showTable(shell: Shell, entries: readonly OutboxEntry[], { depth, dead }: OutboxStats, options: ListOptions) {
  const { paint } = shell;
  if (entries.length === 0) shell.print(options.dead ? 'no dead letters' : 'nothing is owed');
  const { head, rows, isCut } = jobTable(entries, Date.now(), shell.columns);
  if (rows.length > 0) shell.print(paint.strong(head));
  for (const { line, entry } of rows) {
    shell.print(entry.state === 'dead' ? paint.bad(line) : line);
    if (options.show) shell.print(indented(readPayload(entry).content));
  }
  const isCutShort = entries.length === Number(options.limit);
  const more = isCutShort ? '; only the oldest are shown, --limit shows more' : '';
  const hint = dead > 0 && !options.dead && !options.all ? ' (--dead)' : '';
  const whole = isCut ? '; --json has the whole of each reason' : '';
  shell.note(shell.notePaint.faint(`${depth} owed, ${dead} dead${hint}${more}${whole}`));
}

function indented(content: unknown): string {
  const text = typeof content === 'string' ? content : (JSON.stringify(content, null, 2) ?? '');
  // Line ends are the content's own; nothing else may control the terminal.
  return text
    .split('\n')
    .map((line) => `    ${line.replaceAll(/\p{Cc}/gu, ' ')}`)
    .join('\n');
}
