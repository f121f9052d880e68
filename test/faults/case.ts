import type { Counts } from './stage/callback-book.js';
import { type Patience, settle } from './stage/settle.js';
import { Stage, type StageOptions } from './stage/stage.js';

/** What one case of a scenario came to: a row of the table. */
export interface CaseResult {
  readonly scenario: string;
  readonly name: string;
  readonly counts: Counts;
  readonly seconds: number;
  /** What had to be and was not; empty when the case is passed. */
  readonly problems: readonly string[];
  /** What else there is to say. */
  readonly note: string | undefined;
}

export interface CaseOptions extends StageOptions, Partial<Patience> {
  readonly scenario: string;
  readonly name: string;
  /** The rows it makes in the table, by the callbacks' `row`; one for all of them unless told. */
  readonly rows?: readonly string[];
  /** Whether a process dies in it, so that a handler may have to run again. */
  readonly hasCrash?: boolean;
}

/** What a case does and finds. */
export interface CaseFindings {
  readonly problems?: readonly string[];
  readonly note?: string;
}

/** What happens in a case. */
export type CaseAct = (stage: Stage) => Promise<CaseFindings | undefined>;

/** From here on, in milliseconds, a machine that stands still may have cost what the app did not lose. */
const LONG_STANDSTILL = 500;

/**
 * Opens a stage, lets `act` send callbacks and disturb them, waits until all is quiet, counts and judges. WeCom's five
 * seconds mean nothing on a machine that stands still: what fails there gets one more run.
 */
export async function runCase(options: CaseOptions, act: CaseAct): Promise<CaseResult[]> {
  const first = await runOnce(options, act);
  const isPassed = first.results.every(({ problems }) => problems.length === 0);
  if (isPassed || first.standstill < LONG_STANDSTILL) return first.results;
  const { results } = await runOnce(options, act);
  const reason = `run twice: the machine stood still for ${first.standstill} ms in the first run, which failed`;
  return results.map((result) => ({ ...result, note: joinNotes(result.note, reason) }));
}

async function runOnce(
  { scenario, name, rows, hasCrash = false, patience = 45_000, calm = 1_500, ...options }: CaseOptions,
  act: CaseAct,
): Promise<{ readonly results: CaseResult[]; readonly standstill: number }> {
  const start = performance.now();
  const stage = await Stage.open(options);
  try {
    const { problems = [], note } = (await act(stage)) ?? {};
    const general = [...problems, ...(await settle(stage, { patience, calm }))];
    const results = (rows ?? [undefined]).map((row) => {
      const counts = stage.count(row);
      return { scenario, name: row ?? name, counts, note, problems: judge(counts, hasCrash) };
    });
    const isPassed = general.length === 0 && results.every((result) => result.problems.length === 0);
    if (!isPassed) general.push(...stage.book.suspects(stage.wecom.conversations).slice(0, 8));
    const { standstill } = stage;
    general.push(...(await stage.close()));
    const seconds = (performance.now() - start) / 1000;
    const ofCase = (index: number): string[] => (index === 0 ? general : []);
    return {
      results: results.map((result, index) => ({
        ...result,
        seconds,
        problems: [...result.problems, ...ofCase(index)],
      })),
      standstill,
    };
  } catch (error) {
    await stage.close();
    throw error;
  }
}

/** Notes as one; those that are the same once. */
export function joinNotes(...notes: readonly (string | undefined)[]): string | undefined {
  const all = new Set(notes.filter((note) => note !== undefined));
  return all.size === 0 ? undefined : [...all].join('; ');
}

/** Several stages of one case as one row. */
export function sumOf(scenario: string, name: string, results: readonly CaseResult[]): CaseResult {
  const counts = results.map((result) => result.counts).reduce(addUp);
  const seconds = Math.max(...results.map((result) => result.seconds));
  const problems = results.flatMap((result) => result.problems);
  return { scenario, name, counts, seconds, problems, note: joinNotes(...results.map(({ note }) => note)) };
}

function addUp(one: Counts, other: Counts): Counts {
  return {
    sent: one.sent + other.sent,
    accepted: one.accepted + other.accepted,
    handled: one.handled + other.handled,
    again: one.again + other.again,
    answered: one.answered + other.answered,
    duplicated: one.duplicated + other.duplicated,
    lost: one.lost + other.lost,
  };
}

/** Of the callbacks in a case with crashes so many may find a dead process with each of WeCom's tries. */
const DEAD_FOR_ALL_TRIES = 0.01;

/** What is required of every case, whatever happens in it. */
export function judge(counts: Counts, hasCrash: boolean): string[] {
  const { sent, accepted, again, duplicated, lost } = counts;
  const mayBeRefused = hasCrash ? sent * DEAD_FOR_ALL_TRIES : 0;
  return [
    ...(sent - accepted <= mayBeRefused ? [] : [`${sent - accepted} of ${sent} never accepted`]),
    ...(lost === 0 ? [] : [`${lost} lost`]),
    ...(duplicated === 0 ? [] : [`${duplicated} answers seen more than once`]),
    ...(again === 0 || hasCrash ? [] : [`${again} handled more than once, without a crash`]),
  ];
}
