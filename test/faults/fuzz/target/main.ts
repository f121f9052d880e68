// Runs in a worker: makes inputs, has the app answer them, and looks at the answers.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import type { FuzzReport, FuzzTask } from '../report.js';
import { makeApp } from './app-under-fuzz.js';
import { Dice } from './dice.js';
import { judgeResponse } from './judge-response.js';
import { makeInput } from './make-input.js';
import { sendOverHttp } from './over-http.js';

/** Every so-many-th input goes over HTTP as well. */
const HTTP_EVERY = 50;
/** After so many, everything that is remembered for a while is full, and the memory in use must not grow any more. */
const WARM_UP = 10_000;
/** What may be in use more at the end, in bytes. */
const GROWTH = 4 * 1024 * 1024;
/** What one input may take of a core, in milliseconds: a machine that does much else may let it wait for longer. */
const SLOW = 1_000;
const MOST_PROBLEMS = 20;

const { seed, first, inputs, fixtures, progress } = workerData as FuzzTask;
const current = new Int32Array(progress);
const problems: string[] = [];
const answers: Record<string, number> = {};
const httpStatuses: Record<string, number> = {};

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

process.on('unhandledRejection', (reason) => note(`unhandled rejection: ${reason}`));
process.on('uncaughtException', (error) => note(`uncaught exception: ${error.stack}`));
parentPort?.postMessage(await run());

async function run(): Promise<FuzzReport> {
  const { app, tick, lines, leaks } = makeApp();
  const server = await app.listen({ closeOnSignals: false });
  const corpus = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.xml'))
    .sort()
    .map((file) => readFileSync(join(fixtures, file), 'utf8').trim());
  const start = performance.now();
  let slowest = 0;
  let heapBefore = 0;
  let overHttp = 0;
  for (let number = first; number < first + inputs && problems.length < MOST_PROBLEMS; number++) {
    Atomics.store(current, 0, number);
    tick();
    const input = makeInput(seed, number, corpus);
    const begun = process.cpuUsage();
    const response = await app.handle(input.request);
    const { user, system } = process.cpuUsage(begun);
    const duration = (user + system) / 1000;
    slowest = Math.max(slowest, duration);
    if (duration > SLOW) note(`took ${Math.round(duration)} ms of a core`);
    count(answers, `${input.kind} ${response.status}`);
    const problem = judgeResponse(input, response);
    if (problem !== undefined) note(`${input.kind}: ${problem}`);
    if (number % HTTP_EVERY === 0) {
      overHttp++;
      const answer = await sendOverHttp(server.port, input, new Dice(~seed, number), response.status);
      count(httpStatuses, String(answer.status));
      if (answer.problem !== undefined) note(answer.problem);
    }
    if (number - first === Math.min(WARM_UP, inputs - 1)) heapBefore = await heapInUse();
  }
  const seconds = (performance.now() - start) / 1000;
  const heapAfter = await heapInUse();
  if (heapAfter - heapBefore > GROWTH) note(`the heap grew from ${heapBefore} to ${heapAfter} bytes`);
  if (leaks() > 0) note(`${leaks()} log lines hold a secret`);
  for (const [line, times] of lines) if (line.startsWith('error:')) note(`logged ${times} times as ${line}`);
  await app.close(0);
  return { inputs, overHttp, seconds, answers, httpStatuses, slowest, heapBefore, heapAfter, problems };
}

function note(problem: string): void {
  problems.push(`input ${current[0]}: ${problem}`);
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** Collects several times: what dies with the first collection may have kept other things alive. */
async function heapInUse(): Promise<number> {
  for (let rounds = 0; rounds < 4; rounds++) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().heapUsed;
}
