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
  readonly rounds: number;
  readonly callbacksPerRound: number;
  /** No round begins after this time, but some are run in any case. */
  readonly seconds: number;
}

const NAMES = ['ours', 'limit', 'oursWithoutLog'] as const;
export type PipelineName = (typeof NAMES)[number];

/** Microseconds per callback, one number a round. */
export interface PipelineResult {
  readonly pipelines: Readonly<Record<PipelineName, readonly number[]>>;
  readonly stages: Readonly<Record<string, readonly number[]>>;
}

/** A whole way from a request to its answer; the limit's has nothing to wait for. */
type Pipeline = (callback: Callback) => Answer | Promise<Answer>;
type Answer = string | undefined | { readonly body: string | Uint8Array };

/** Thrown away before the first round: the compiler needs them. */
const WARM_UP_CALLBACKS = 15_000;
const LEAST_ROUNDS = 3;
/** Few enough to stay in the processor's cache: inside the pipeline a stage finds what the one before has just made. */
const STAGE_CALLBACKS = 200;

const PIPELINES: Readonly<Record<PipelineName, Pipeline>> = {
  ours: handleBy(createEchoApp()),
  limit: ({ query, body }) => answerByHand(query, body),
  oursWithoutLog: handleBy(createEchoApp(SILENT)),
};

takeOrders<PipelineOrder, PipelineResult>(async ({ rounds, callbacksPerRound, seconds }) => {
  const deadline = performance.now() + seconds * 1000;
  const pipelines: Record<PipelineName, number[]> = { ours: [], limit: [], oursWithoutLog: [] };
  const stages: Record<string, number[]> = Object.fromEntries(Object.keys(STAGES).map((name) => [name, []]));
  let made = 0;
  const take = (count: number): Callback[] => {
    made += count;
    return buildCallbacks(made - count, count);
  };
  while (made < WARM_UP_CALLBACKS) {
    const callbacks = take(callbacksPerRound);
    for (const name of NAMES) await microsPerCall(callbacks, PIPELINES[name], checkAnswer);
  }
  // No forced collection in between: one throws away what the compiler has learnt, and a server never makes one. Its
  // garbage is part of what a pipeline costs, and each leaves some to the next, in an order that changes.
  for (let round = 0; round < rounds; round++) {
    if (round >= LEAST_ROUNDS && performance.now() > deadline) break;
    const callbacks = take(callbacksPerRound);
    for (const name of rotate(NAMES, round)) {
      pipelines[name].push(await microsPerCall(callbacks, PIPELINES[name], checkAnswer));
    }
    const inputs = callbacks.slice(0, STAGE_CALLBACKS).map(stageInputOf);
    for (const [name, run] of Object.entries(STAGES)) {
      await microsPerCall(inputs, run);
      stages[name]?.push(await microsPerCall(inputs, run));
    }
  }
  return { pipelines, stages };
});

function handleBy(app: ReturnType<typeof createEchoApp>): Pipeline {
  return ({ query, body }) => app.handle({ method: 'POST', query, body });
}

/** Another one begins each round: whoever touches the callbacks first finds them out of the processor's cache. */
function rotate<Item>(items: readonly Item[], by: number): Item[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

function checkAnswer(callback: Callback, answer: Answer): void {
  const body = typeof answer === 'object' ? answer.body : (answer ?? '');
  checkEcho(typeof body === 'string' ? body : Buffer.from(body).toString(), callback);
}
