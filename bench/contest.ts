import type { Bench } from './bench.js';
import { checkSample } from './check-sample.js';
import { CONTENDERS, type Contender } from './contenders/index.js';
import type { Measurement, MeasureOrder, PrepareOrder } from './load.js';
import { Child } from './process/child.js';

/** The measurements of one contender, one a round. */
export interface ContestResult {
  readonly contender: Contender;
  readonly rounds: readonly Measurement[];
}

interface Entrant {
  readonly contender: Contender;
  readonly port: number;
  readonly rounds: Measurement[];
}

/** Far more than an echo gets on one core; a floor may use them up and stop earlier. */
const CALLBACKS_PER_SECOND = 20_000;
/** Seconds of load that are thrown away before the first round: the compiler needs them. */
const WARM_UP_SECONDS = { quick: 1.3, full: 3 } as const;
const SAMPLE = 20;
const LEAST_ROUNDS = 3;
/** What the pipeline needs after the last round, and that round itself. */
const SECONDS_FOR_THE_REST = 12;

/** Measures contenders over HTTP: all are started, checked and warmed up, then the rounds go through them in turn. */
export async function runContest(bench: Bench): Promise<ContestResult[]> {
  const { options, build, cores, stdout, say } = bench;
  const contenders = CONTENDERS.filter(({ name }) => options.parts.includes(name));
  if (contenders.length === 0) return [];
  const children: Child[] = [];
  const spawn = (file: string, args: readonly string[], prefix: readonly string[]): Child => {
    const child = new Child({ entry: build.entry(file), args, prefix, stdout });
    children.push(child);
    return child;
  };
  try {
    const generator = spawn('load.js', [], cores.generator);
    const entrants: Entrant[] = [];
    for (const contender of contenders) {
      const child = spawn('contenders/process.js', [contender.name], cores.server);
      entrants.push({ contender, port: await child.ask<number>(), rounds: [] });
    }
    say('checking answers');
    for (const { contender, port } of entrants) {
      if (contender.answers === 'echo') await blame(contender, checkSample(port, SAMPLE));
    }
    let first = 0;
    for (let round = 0; round <= options.rounds; round++) {
      if (round > LEAST_ROUNDS && bench.secondsLeft() < SECONDS_FOR_THE_REST) break;
      const isWarmUp = round === 0;
      say(isWarmUp ? 'warming up' : `round ${round} of ${options.rounds}`);
      const seconds = isWarmUp ? WARM_UP_SECONDS[options.quick ? 'quick' : 'full'] : options.seconds;
      const count = Math.ceil(seconds * CALLBACKS_PER_SECOND);
      await generator.ask<null>({ order: 'prepare', first, count } satisfies PrepareOrder);
      first += count;
      for (const { contender, port, rounds } of entrants) {
        const order: MeasureOrder = { order: 'measure', port, seconds, checked: contender.answers === 'echo' };
        const measurement = await blame(contender, generator.ask<Measurement>(order));
        if (!isWarmUp) rounds.push(measurement);
      }
    }
    return entrants;
  } finally {
    await Promise.all(children.map((child) => child.stop()));
  }
}

/** Names the contender in what went wrong with it. */
async function blame<Result>({ name }: Contender, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
