import type { OutboxEntry } from '../../store/index.js';
import { durationText } from './duration-text.js';
import { readPayload } from './read-payload.js';

/** A line of the table. */
export interface JobRow {
  readonly line: string;
  readonly entry: OutboxEntry;
}

/** The table of jobs. */
export interface JobTable {
  readonly head: string;
  readonly rows: readonly JobRow[];
}

const HEAD = ['ID', 'KIND', 'MEMBER', 'AGE', 'ATTEMPTS', 'DUE', 'WHY'];

/** Sets jobs in columns. @param now milliseconds since 1970 */
export function jobTable(entries: readonly OutboxEntry[], now: number): JobTable {
  const cells = entries.map((entry) => cellsOf(entry, now));
  const widths = HEAD.map((_, column) => Math.max(...[HEAD, ...cells].map((row) => row[column]?.length ?? 0)));
  const lineOf = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return { head: lineOf(HEAD), rows: entries.map((entry, index) => ({ line: lineOf(cells[index] ?? []), entry })) };
}

function cellsOf(entry: OutboxEntry, now: number): readonly string[] {
  const { id, kind, createdAt, attempts, lastError = '' } = entry;
  const { userId = '-' } = readPayload(entry);
  return [id, kind, userId, durationText(now - createdAt), String(attempts), dueText(entry, now), lastError].map(
    onOneLine,
  );
}

function dueText({ state, dueAt }: OutboxEntry, now: number): string {
  if (state === 'dead') return 'dead';
  if (state === 'held') return 'under way';
  return dueAt <= now ? 'now' : `in ${durationText(dueAt - now)}`;
}

/** Whatever stands in a job must not move the cursor of a terminal. */
function onOneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ');
}
