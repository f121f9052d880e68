// The in-process comparison: `app.handle` against the limit's function and, part by part, where our time goes. A
// process of its own, so that nothing else has shaped the compiled code.
import { createEchoApp, SILENT } from './contenders/echo-app.js';
import { answerByHand } from './contenders/hand-sliced.js';
import { takeOrders } from './process/orders.js';
import { STAGES, stageInputOf } from './stages.js';
import { microsPerCall } from './timing.js';
import { checkEcho } from './witness.js';
import { buildCallbacks, type Callback } from './workload.js';

export interface PipelineOrder {
  /** Rounds that count; some more are run before them. */
  readonly rounds: number;
  readonly callbacksPerRound: number;
}

export type PipelineName = 'ours' | 'limit' | 'oursWithoutLog';

/** Microseconds per callback, one number a round. */
export interface PipelineResult {
  readonly pipelines: Readonly<Record<PipelineName, readonly number[]>>;
  readonly stages: Readonly<Record<string, readonly number[]>>;
}

/** A whole way from a request to its answer; the limit's has nothing to wait for. */
type Pipeline = (callback: Callback) => Answer | Promise<Answer>;
type Answer = string | undefined | { readonly body: string | Uint8Array };

const WARM_UP_ROUNDS = 4;

const PIPELINES: Readonly<Record<PipelineName, Pipeline>> = {
  ours: handleBy(createEchoApp()),
  limit: ({ query, body }) => answerByHand(query, body),
  oursWithoutLog: handleBy(createEchoApp(SILENT)),
};

takeOrders<PipelineOrder, PipelineResult>(async ({ rounds, callbacksPerRound }) => {
  const pipelines: Record<PipelineName, number[]> = { ours: [], limit: [], oursWithoutLog: [] };
  const stages: Record<string, number[]> = Object.fromEntries(Object.keys(STAGES).map((name) => [name, []]));
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    const callbacks = buildCallbacks((round + WARM_UP_ROUNDS) * callbacksPerRound, callbacksPerRound);
    const keep = (micros: number[] | undefined, value: number) => round >= 0 && micros?.push(value);
    for (const name of ['ours', 'limit', 'oursWithoutLog'] as const) {
      keep(pipelines[name], await microsPerCall(callbacks, PIPELINES[name], checkAnswer));
    }
    const inputs = callbacks.map(stageInputOf);
    for (const [name, run] of Object.entries(STAGES)) keep(stages[name], await microsPerCall(inputs, run));
  }
  return { pipelines, stages };
});

function handleBy(app: ReturnType<typeof createEchoApp>): Pipeline {
  return ({ query, body }) => app.handle({ method: 'POST', query, body });
}

function checkAnswer(callback: Callback, answer: Answer): void {
  const body = typeof answer === 'object' ? answer.body : (answer ?? '');
  checkEcho(typeof body === 'string' ? body : Buffer.from(body).toString(), callback);
}
