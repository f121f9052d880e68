import type { Outbox, OutboxEntry, OutboxJobState } from '../../store/index.js';
import { checkFailed, usageError } from '../cli-error.js';
import type { Shell } from '../shell.js';
import type { ChangeOptions } from './outbox-options.js';

/** What a command does to each job. */
export interface JobChange {
  /** `retried`, `dropped`. */
  readonly done: string;
  /** Why it does not happen to a job in another state. */
  readonly notDone: Readonly<Partial<Record<OutboxJobState, string>>>;
  /** Answers whether it happened. */
  readonly apply: (outbox: Outbox, id: string) => Promise<boolean>;
}

/** Dead letters read at a time. */
const PAGE = 500;
/** Jobs among which one that was named is looked for, and those that are named instead. */
const MOST = 10_000;
const SHOWN = 5;

/** @throws CliError unless either ids are given, or `--all` */
export function checkSelection(ids: readonly string[], { all }: ChangeOptions): void {
  if (all && ids.length > 0) throw usageError('give ids, or --all for every dead letter, not both');
  if (!all && ids.length === 0) throw usageError('name jobs by their ids, which "outbox list" shows, or give --all');
}

/** Changes the jobs named, or all dead letters, and tells of each. @throws CliError when a job could not be changed */
export async function changeJobs(
  shell: Shell,
  outbox: Outbox,
  ids: readonly string[],
  change: JobChange,
  options: ChangeOptions,
): Promise<void> {
  const { done, failed } = options.all ? await changeDead(outbox, change) : await changeEach(outbox, ids, change);
  const ok = failed.length === 0;
  const there = ok ? [] : await outbox.list('all', MOST);
  const reasons = new Map(failed.map((id) => [id, reasonOf(id, there, change)]));
  if (options.json) {
    shell.printJson({ ok, [change.done]: done, failed, ...(ok ? {} : { reasons: Object.fromEntries(reasons) }) });
  } else {
    for (const id of done) shell.print(`${change.done} ${id}`);
    for (const [id, reason] of reasons) shell.note(`${shell.notePaint.bad('failed:')} ${id} ${reason}`);
    if (!ok) shell.note(shell.notePaint.faint(jobsText(there)));
    if (options.all && done.length === 0) shell.print('no dead letters');
  }
  if (!ok) throw checkFailed();
}

function reasonOf(id: string, there: readonly OutboxEntry[], { notDone, done }: JobChange): string {
  const entry = there.find((one) => one.id === id);
  if (entry === undefined && there.length < MOST) return 'is no job of this outbox';
  return (entry && notDone[entry.state]) ?? `could not be ${done}: it has changed meanwhile, or is gone`;
}

/** What could have been named. */
function jobsText(there: readonly OutboxEntry[]): string {
  if (there.length === 0) return 'the outbox is empty';
  const shown = there.slice(0, SHOWN).map(({ id, state }) => `${id} (${state})`);
  const more = there.length > SHOWN ? `, and ${there.length - SHOWN} more` : '';
  return `there are ${shown.join(', ')}${more}; "outbox list --all" shows them`;
}

interface Outcome {
  readonly done: readonly string[];
  readonly failed: readonly string[];
}

async function changeEach(outbox: Outbox, ids: readonly string[], { apply }: JobChange): Promise<Outcome> {
  const [done, failed]: [string[], string[]] = [[], []];
  for (const id of new Set(ids)) ((await apply(outbox, id)) ? done : failed).push(id);
  return { done, failed };
}

/** A letter that somebody else has dealt with meanwhile is no failure. */
async function changeDead(outbox: Outbox, change: JobChange): Promise<Outcome> {
  const all: string[] = [];
  for (;;) {
    const dead = await outbox.list('dead', PAGE);
    const ids = dead.map(({ id }) => id);
    const { done } = await changeEach(outbox, ids, change);
    all.push(...done);
    if (done.length === 0) return { done: all, failed: [] };
  }
}
