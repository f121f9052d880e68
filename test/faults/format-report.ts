import { formatTable } from '../../bench/format-table.js';
import type { RunResult } from './run-scenarios.js';

const HEADS = [
  'scenario',
  'sent',
  'accepted',
  'handled',
  'again',
  'answered',
  'duplicated',
  'lost',
  'seconds',
  'verdict',
];

/** The table, what failed, and what was not run. */
export function formatReport({ cases, skipped, broken }: RunResult): string {
  const rows = cases.map(({ scenario, name, counts, seconds, problems }) => [
    `${scenario}: ${name}`,
    ...[
      counts.sent,
      counts.accepted,
      counts.handled,
      counts.again,
      counts.answered,
      counts.duplicated,
      counts.lost,
    ].map(String),
    String(Math.round(seconds)),
    problems.length === 0 ? 'ok' : 'FAILED',
  ]);
  const problems = cases.flatMap(({ scenario, name, problems: found }) =>
    found.map((problem) => `FAILED ${scenario}: ${name}: ${problem}`),
  );
  const notes = cases.flatMap(({ scenario, name, note }) =>
    note === undefined ? [] : [`${scenario}: ${name}: ${note}`],
  );
  const lists = [
    notes,
    problems,
    broken.map((reason) => `FAILED ${reason}`),
    skipped.map((reason) => `SKIPPED ${reason}`),
  ].filter((lines) => lines.length > 0);
  return [formatTable(HEADS, rows), ...lists.map((lines) => lines.join('\n'))].join('\n\n');
}

/** Whether everything that was run is as required, and everything was run where it has to be. */
export function isPassed({ cases, skipped, broken }: RunResult, isCi: boolean): boolean {
  return cases.every(({ problems }) => problems.length === 0) && broken.length === 0 && !(isCi && skipped.length > 0);
}
