import { WecomApp } from '../../src/index.js';
import type { Demo } from './demo.js';
import { demoLogger } from './demo-logger.js';
import { tellOf } from './tell-of.js';

/** Runs a demo for a real app, whose settings are in the environment. */
export async function runWithAccount(demo: Demo): Promise<void> {
  const app = new WecomApp({ ...demo.options, logger: demoLogger(process.env.WECOM_APP_LOG_LEVEL) });
  demo.setUp(app);
  const { origin } = await app.listen();
  tellOf(demo, app, `${origin}${app.config.path} (enter its public address in the admin console, 设置API接收)`);
  await demo.started?.(app, { origin });
}
