import assert from 'node:assert/strict';
import type { Demo } from '../../demo/runner/demo.js';
import { emulatedEnvironment } from '../../demo/runner/emulated-environment.js';
import { type EmulatedApp, type Emulator, startEmulator } from '../../src/emulator/index.js';
import { type Environment, WecomApp, type WecomAppOptions } from '../../src/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';

export interface StartedDemo {
  readonly wecom: Emulator;
  readonly emulated: EmulatedApp;
  readonly app: WecomApp;
  readonly origin: string;
  readonly logger: ReturnType<typeof recordingLogger>;
  close(): Promise<void>;
}

interface StartOptions {
  /** Of the demo's own settings. */
  readonly environment?: Environment;
  readonly app?: WecomAppOptions;
}

/** Runs a demo as `runLocally` does, in this process. */
export async function startDemo(demo: Demo, options: StartOptions = {}): Promise<StartedDemo> {
  const wecom = await startEmulator();
  wecom.addUser({ userId: 'lisi', name: '李四' });
  const emulated = wecom.createApp({ name: demo.title });
  const environment = emulatedEnvironment(emulated, options.environment ?? {});
  const logger = recordingLogger();
  const app = new WecomApp({ ...demo.options, ...options.app, environment, logger });
  demo.setUp(app);
  const { origin } = await app.listen({ closeOnSignals: false });
  assert.equal((await emulated.connect(`${origin}${app.config.path}`)).code, 'ok');
  await demo.started?.(app, { origin, emulated: { wecom, app: emulated } });
  const close = async () => {
    await app.close();
    await wecom.close();
  };
  return { wecom, emulated, app, origin, logger, close };
}
