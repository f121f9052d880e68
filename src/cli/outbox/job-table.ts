import type { OutboxEntry } from '../../store/index.js';
import { fitText } from '../fit-text.js';
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
  /** Whether some reason has more to say than fits. */
  readonly isCut: boolean;
}

const HEAD = ['ID', 'KIND', 'MEMBER', 'AGE', 'ATTEMPTS', 'DUE'];
const GAP = '  ';
const INDENT = '    ';

/**
 * Sets jobs in columns. A reason that does not fit beside the others gets a line of its own, and is cut where that ends.
 *
 * @param now milliseconds since 1970
 * @param columns of the terminal
 */
export function jobTable(entries: readonly OutboxEntry[], now: number, columns: number): JobTable {
  const cells = entries.map((entry) => cellsOf(entry, now));
  const widths = HEAD.map((_, column) => Math.max(...[HEAD, ...cells].map((row) => row[column]?.length ?? 0)));
  const left = columns - widths.reduce((sum, width) => sum + width + GAP.length, 0);
  const below = columns - INDENT.length;
  const lineOf = (row: readonly string[], reason: string): string => {
    const line = widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(GAP);
    if (fitText(reason, left) === reason) return `${line}${GAP}${reason}`.trimEnd();
    return `${line.trimEnd()}\n${INDENT}${fitText(reason, below)}`;
  };
  return {
    head: lineOf(HEAD, 'WHY'),
    rows: entries.map((entry, index) => ({ line: lineOf(cells[index] ?? [], reasonOf(entry)), entry })),
    isCut: entries.map(reasonOf).some((reason) => fitText(reason, Math.max(left, below)) !== reason),
  };
}

function cellsOf(entry: OutboxEntry, now: number): readonly string[] {
  const { id, kind, createdAt, attempts } = entry;
  const { userId = '-' } = readPayload(entry);
  return [id, kind, userId, durationText(now - createdAt), String(attempts), dueText(entry, now)].map(onOneLine);
}

function reasonOf({ lastError = '' }: OutboxEntry): string {
  return onOneLine(lastError);
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
