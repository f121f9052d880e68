// An app whose handlers, store, outbox, callers and server API misbehave in every way at once. Prints what came of it.
import { ManualClock } from '../../src/clock/index.js';
import { WecomApp } from '../../src/index.js';
import { MemoryBackend } from '../../src/store/index.js';
import { callbackOf, SETTINGS, textXml } from '../helpers/callbacks.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { FaultyBackend } from './faulty-backend.js';

const unhandled: string[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason instanceof Error ? `${reason.stack}` : `${reason}`));

const [, , seed = '1'] = process.argv;
let state = Number(seed);
/** The same numbers in each run. */
function random(below: number): number {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * below);
}

const clock = new ManualClock();
const backend = new FaultyBackend(new MemoryBackend({ clock }), { isDurable: true });
const runs = new Map<string, number>();
const app = new WecomApp({
  ...SETTINGS,
  agentId: 1000002,
  secret: 'a-secret-that-is-long-enough-to-be-one',
  environment: { WECOM_APP_API_BASE: 'http://127.0.0.1:9' },
  logger: recordingLogger(),
  store: backend,
  clock,
  concurrency: 'per-user',
});
app.setErrorHandler((error) => {
  if (random(3) === 0) throw error;
  return 'sorry';
});
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, random(8)));
app.onText(async ({ content }, ctx) => {
  const callback = `${content} of ${ctx.userId}`;
  runs.set(callback, (runs.get(callback) ?? 0) + 1);
  const choice = random(10);
  if (choice === 0) throw new Error('at once');
  await pause();
  if (choice < 3) await ctx.defer(choice === 1 ? 'notice' : undefined);
  if (choice < 5) await ctx.push('pushed');
  if (choice === 5) throw undefined;
  if (choice === 6) return { msgType: 'news', articles: [] };
  if (choice === 7) return new Promise<string>(() => undefined);
  await pause();
  return `answer ${'长'.repeat(random(3) * 700)}`;
});
const OPERATIONS = ['put', 'renew', 'take', 'done', 'postpone', 'bury', 'get', 'set', 'add', 'replace'] as const;
const statuses = new Map<number, number>();
const posts: Promise<void>[] = [];
for (let index = 0; index < 400; index++) {
  if (random(10) === 0) backend.fail(...OPERATIONS.filter(() => random(3) === 0));
  if (random(10) === 0) backend.hang(...OPERATIONS.filter(() => random(5) === 0));
  if (random(4) === 0) backend.heal();
  const caller = new AbortController();
  const xml = textXml(`${random(3) === 0 ? Math.max(0, index - 3) : index}`, { userId: `user${random(5)}` });
  const posted = app.handle({ method: 'POST', ...callbackOf(xml), signal: caller.signal });
  posts.push(posted.then(({ status }) => void statuses.set(status, (statuses.get(status) ?? 0) + 1)));
  if (random(5) === 0) caller.abort();
  if (random(3) === 0) await pause();
  await clock.advance(random(3) * 2_500);
}
backend.heal();
await clock.advance(60_000);
if (random(2) === 0) backend.fail(...OPERATIONS);
await app.close(0);
await clock.advance(60_000);
await Promise.all(posts);
await new Promise((resolve) => setTimeout(resolve, 20));
const most = Math.max(...runs.values());
process.stdout.write(
  `${JSON.stringify({ unhandled, statuses: [...statuses.keys()], answered: posts.length, most })}\n`,
);
