import { startEmulator } from '../../src/emulator/index.js';
import { WecomApp } from '../../src/index.js';
import type { Demo } from './demo.js';
import { demoLogger } from './demo-logger.js';
import { emulatedEnvironment } from './emulated-environment.js';
import { openInBrowser } from './open-in-browser.js';
import { tellOf } from './tell-of.js';

/** Runs a demo without any account: the emulator plays WeCom, with credentials made for this run. */
export async function runLocally(demo: Demo, open: boolean): Promise<void> {
  const wecom = await startEmulator();
  const emulated = wecom.createApp({ name: demo.title });
  const environment = emulatedEnvironment(emulated);
  const app = new WecomApp({ ...demo.options, environment, logger: demoLogger() });
  demo.setUp(app);
  const { origin } = await app.listen();
  const callbackUrl = `${origin}${app.config.path}`;
  tellOf(demo, app, `${callbackUrl} (the emulator plays WeCom, with random keys)`);
  await emulated.connect(callbackUrl);
  await demo.started?.(app, { origin, emulated: { wecom, app: emulated } });
  console.log(`Talk to it here: ${wecom.pageUrl}\n`);
  if (open) openInBrowser(wecom.pageUrl);
}
