import { systemClock } from '../../../../src/clock/index.js';
import { WecomApp } from '../../../../src/index.js';
import type { Logger } from '../../../../src/logger/index.js';
import { SETTINGS } from '../../../helpers/callbacks.js';

/** Time moves so many milliseconds with each input: what is remembered for a minute is that of the last 6,000. */
const STEP = 10;
const RETENTION = 60_000;
/** Every so-many-th line is looked through for secrets. */
const LOOKED_THROUGH = 20;
const SECRETS = [SETTINGS.token, SETTINGS.encodingAESKey] as const;

/** The app that is fuzzed, with all that there is to know of it. */
export interface AppUnderFuzz {
  readonly app: WecomApp;
  /** Lets time pass between two inputs. */
  tick(): void;
  /** What it logged, by level and message. */
  readonly lines: ReadonlyMap<string, number>;
  /** How many lines held a secret. */
  readonly leaks: () => number;
}

/** An app that looks at everything in a message, answers texts, and now and then takes its time. */
export function makeApp(): AppUnderFuzz {
  let now = Date.UTC(2026, 0, 1);
  let handled = 0;
  let leaks = 0;
  const lines = new Map<string, number>();
  const logger = countingLogger(lines, (line) => {
    if (SECRETS.some((secret) => line.includes(secret))) leaks++;
  });
  const clock = { ...systemClock, now: () => now };
  const app = new WecomApp({
    ...SETTINGS,
    agentId: 1000002,
    host: '127.0.0.1',
    port: 0,
    failureLimit: 0,
    dedupRetention: RETENTION,
    environment: {},
    logger,
    clock,
  });
  app.setMessageHandler((message) => {
    JSON.stringify(message);
    const answer = 'content' in message && typeof message.content === 'string' ? message.content : undefined;
    handled++;
    return handled % 50 === 0 ? new Promise((resolve) => setImmediate(resolve, answer)) : answer;
  });
  app.setEventHandler((message) => void JSON.stringify(message));
  const tick = (): void => {
    now += STEP;
  };
  return { app, tick, lines, leaks: () => leaks };
}

function countingLogger(lines: Map<string, number>, lookThrough: (line: string) => void): Logger {
  let count = 0;
  const write = (level: string) => (fields: object, message: string) => {
    const key = `${level}: ${message}`;
    lines.set(key, (lines.get(key) ?? 0) + 1);
    if (++count % LOOKED_THROUGH === 0) lookThrough(JSON.stringify(fields));
  };
  const logger: Logger = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: () => logger,
    isLevelEnabled: () => true,
  };
  return logger;
}
