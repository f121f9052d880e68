import type { AppState } from '../app/orders.js';
import type { Stage } from './stage.js';

const LOOK_AGAIN = 250;

/** How long to wait, in milliseconds. */
export interface Patience {
  /** At most, for what is owed. */
  readonly patience: number;
  /** Nothing may happen for so long: what is done twice is done a moment later. */
  readonly calm: number;
}

/**
 * Waits until every answer is there that was promised, no handler runs and nothing is owed any more, in any process.
 * Answers what is left when the patience is over.
 */
export async function settle(stage: Stage, { patience, calm }: Patience): Promise<string[]> {
  const end = performance.now() + patience;
  let calmSince: number | undefined;
  for (;;) {
    const states = await Promise.all(stage.apps.map((app) => app.state()));
    for (const state of states) stage.stoodStill(state?.standstill ?? 0);
    const now = performance.now();
    calmSince = states.every(isCalm) && stage.count().lost === 0 ? (calmSince ?? now) : undefined;
    if (calmSince !== undefined && now - calmSince >= calm) return deadLettersOf(states);
    if (now > end) return [`not at rest after ${Math.round(patience / 1000)} s: ${JSON.stringify(states)}`];
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
}

function isCalm(state: AppState | undefined): boolean {
  return state?.running === 0 && state.owed === 0;
}

/** The processes of a stage share their outbox, unless it is in memory. */
function deadLettersOf(states: readonly (AppState | undefined)[]): string[] {
  const dead = Math.max(...states.map((state) => state?.dead ?? 0));
  return dead === 0 ? [] : [`${dead} dead letters`];
}
