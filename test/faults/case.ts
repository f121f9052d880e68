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

/** Opens a stage, lets `act` send callbacks and disturb them, waits until all is quiet, counts and judges. */
export async function runCase(
  { scenario, name, rows, hasCrash = false, patience = 45_000, calm = 1_500, ...options }: CaseOptions,
  act: (stage: Stage) => Promise<CaseFindings | undefined>,
): Promise<CaseResult[]> {
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
    general.push(...(await stage.close()));
    const seconds = (performance.now() - start) / 1000;
    return results.map((result, index) => ({
      ...result,
      seconds,
      problems: index === 0 ? [...result.problems, ...general] : result.problems,
    }));
  } catch (error) {
    await stage.close();
    throw error;
  }
}

/** Several stages of one case as one row. */
export function sumOf(scenario: string, name: string, results: readonly CaseResult[]): CaseResult {
  const counts = results.map((result) => result.counts).reduce(addUp);
  const seconds = Math.max(...results.map((result) => result.seconds));
  const problems = results.flatMap((result) => result.problems);
  return { scenario, name, counts, seconds, problems, note: results[0]?.note };
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
