import type { Bench } from './bench.js';
import { CONTENDERS, type Contender } from './contenders/index.js';
import type { Measurement, MeasureOrder, PrepareOrder } from './load.js';
import { Child } from './process/child.js';
import { SETTINGS } from './settings.js';
import { checkEcho } from './witness.js';
import { buildCallbacks } from './workload.js';

/** The measurements of one contender, one a round. */
export interface ContestResult {
  readonly contender: Contender;
  readonly rounds: readonly Measurement[];
}

interface Entrant {
  readonly contender: Contender;
  readonly child: Child;
  readonly port: number;
  readonly rounds: Measurement[];
}

/** Far more than a core answers in a second, floors aside: these may run out of callbacks and stop earlier. */
const CALLBACKS_PER_SECOND = 20_000;
/** Seconds of load that are thrown away before the first round: the compiler needs them. */
const WARM_UP_SECONDS = { quick: 0.8, full: 3 } as const;
const SAMPLE = 20;
/** Numbers of the sample's callbacks: the rounds never come that far. */
const SAMPLE_FIRST = 900_000_000;

/** Measures every contender over HTTP: all are started, checked and warmed up, then the rounds take turns. */
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
      entrants.push({ contender, child, port: await child.ask<number>(), rounds: [] });
    }
    say('checking answers');
    for (const entrant of entrants) if (entrant.contender.answers === 'echo') await checkSample(entrant);
    let first = 0;
    for (let round = 0; round <= options.rounds; round++) {
      const seconds = round === 0 ? WARM_UP_SECONDS[options.quick ? 'quick' : 'full'] : options.seconds;
      say(round === 0 ? 'warming up' : `round ${round} of ${options.rounds}`);
      const count = Math.ceil(seconds * CALLBACKS_PER_SECOND);
      await generator.ask<null>({ order: 'prepare', first, count } satisfies PrepareOrder);
      first += count;
      for (const entrant of entrants) {
        const measurement = await measure(generator, entrant, seconds);
        if (round > 0) entrant.rounds.push(measurement);
      }
    }
    return entrants;
  } finally {
    await Promise.all(children.map((child) => child.stop()));
  }
}

async function measure(generator: Child, { contender, port }: Entrant, seconds: number): Promise<Measurement> {
  const checked = contender.answers === 'echo';
  try {
    return await generator.ask<Measurement>({ order: 'measure', port, seconds, checked } satisfies MeasureOrder);
  } catch (error) {
    throw new Error(`${contender.name}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/** Correct before fast: a wrong answer ends the benchmark. */
async function checkSample({ contender, port }: Entrant): Promise<void> {
  for (const callback of buildCallbacks(SAMPLE_FIRST, SAMPLE)) {
    const url = `http://127.0.0.1:${port}${SETTINGS.path}?${new URLSearchParams(callback.query)}`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: new Uint8Array(callback.body),
    });
    const body = await response.text();
    try {
      if (response.status !== 200) throw new Error(`answered ${response.status}: ${body.slice(0, 200)}`);
      checkEcho(body, callback);
    } catch (error) {
      throw new Error(`${contender.name}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }
}
