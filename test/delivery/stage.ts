import type { TestContext } from 'node:test';
import { ManualClock } from '../../src/clock/index.js';
import { type CallbackExchange, type EmulatedApp, type Emulator, startEmulator } from '../../src/emulator/index.js';
import { WecomApp, type WecomAppOptions } from '../../src/index.js';
import { type LogLine, recordingLogger } from '../helpers/recording-logger.js';

/** WeCom and an app of it, on one clock that stands still until it is moved. */
export interface Stage {
  readonly clock: ManualClock;
  readonly wecom: Emulator;
  readonly app: WecomApp;
  readonly lines: LogLine[];
  /** Which tries of a callback were answered how, e.g. `timeout`, `answered`. */
  readonly outcomes: (exchange: CallbackExchange) => string[];
  /** Moves the clock on, one step after another, until something is so. */
  readonly until: (isSo: () => boolean, step?: number) => Promise<void>;
}

export interface StageOptions extends Omit<WecomAppOptions, 'clock'> {
  /** Leaves the secret out, so that nothing can be sent actively. */
  readonly withoutSecret?: boolean;
}

export async function openStage(
  t: TestContext,
  { withoutSecret = false, ...options }: StageOptions = {},
): Promise<Stage> {
  const clock = new ManualClock();
  const wecom = await startEmulator({ clock });
  t.after(() => wecom.close());
  const emulated: EmulatedApp = wecom.createApp({});
  const environment: Record<string, string | undefined> = { ...emulated.environment() };
  if (withoutSecret) delete environment.WECOM_APP_SECRET;
  const logger = recordingLogger();
  const app = new WecomApp({ host: '127.0.0.1', port: 0, environment, logger, clock, ...options });
  const server = await app.listen({ closeOnSignals: false });
  t.after(() => app.close(0));
  await emulated.connect(`${server.origin}${app.config.path}`);
  const until = async (isSo: () => boolean, step = 0): Promise<void> => {
    for (let turns = 0; !isSo(); turns++) {
      if (turns > 4000) throw new Error('it never came to be so');
      if (step > 0 && turns % 20 === 19) await clock.advance(step);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  return {
    clock,
    wecom,
    app,
    lines: logger.lines,
    outcomes: ({ tries }) => tries.map(({ outcome }) => outcome),
    until,
  };
}

/** A handler's promise that the test settles. */
export function gate<Value>(): { readonly promise: Promise<Value>; open(value: Value): void } {
  let open: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { promise, open: (value) => open(value) };
}

/** Until the event loop has turned often enough for whatever needs no time. Counted, since a busy machine's clock runs on. */
export async function turns(): Promise<void> {
  for (let left = 25; left > 0; left--) await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setTimeout(resolve, 1));
}
