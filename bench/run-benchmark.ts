import { openSync } from 'node:fs';
import type { Bench } from './bench.js';
import { compile } from './build.js';
import { runContest } from './contest.js';
import type { MemorySample } from './flatness.js';
import { chooseCores } from './machine.js';
import type { MemoryOrder } from './memory.js';
import type { BenchOptions } from './options.js';
import type { PipelineOrder, PipelineResult } from './pipeline.js';
import { Child } from './process/child.js';
import { type BenchReport, reportOf } from './report.js';
import type { StoresOrder, StoresResult } from './stores.js';

const MEMORY_RUN: MemoryOrder = { callbacks: 500_000, samples: 20 };
const PIPELINE_RUN = {
  quick: { rounds: 9, callbacksPerRound: 3_000 },
  full: { rounds: 25, callbacksPerRound: 4_000 },
} as const;
const STORES_RUN: StoresOrder = { rounds: 9, callbacksPerRound: 2_000 };
/** A quick run promises to be over in 50 seconds; a few are for ending it. */
const QUICK_SECONDS = 46;

/** Runs every part that the options ask for, one after the other. */
export async function runBenchmark(options: BenchOptions, say: Bench['say']): Promise<BenchReport> {
  say('compiling');
  const build = await compile();
  const secondsLeft = () => (options.quick ? QUICK_SECONDS - process.uptime() : Number.POSITIVE_INFINITY);
  const stdout = openSync(options.log, 'w');
  const bench: Bench = { options, build, cores: chooseCores(), stdout, secondsLeft, say };
  const contest = await runContest(bench);
  const pipelineOrder: PipelineOrder = {
    ...PIPELINE_RUN[options.quick ? 'quick' : 'full'],
    seconds: Math.min(secondsLeft(), 3600),
  };
  return reportOf({
    contest,
    pipeline: await runPart<PipelineResult>(bench, 'pipeline', pipelineOrder),
    stores: await runPart<StoresResult>(bench, 'stores', STORES_RUN),
    memory: await runPart<MemorySample[]>(bench, 'memory', MEMORY_RUN),
  });
}

/** Runs one in-process part in a process of its own, on the server's core. */
async function runPart<Result>(bench: Bench, part: string, order: object): Promise<Result | undefined> {
  const { options, build, cores, stdout, say } = bench;
  if (!options.parts.includes(part)) return undefined;
  say(part);
  const entry = build.entry(`${part}.js`);
  const child = new Child({ entry, execArgv: ['--expose-gc'], prefix: cores.server, stdout });
  try {
    return await child.ask<Result>(order);
  } finally {
    await child.stop();
  }
}
