import { startEmulator } from '../src/emulator/index.js';
import { WecomApp } from '../src/index.js';
import { demoLogger } from './demo-logger.js';
import { echoBot, MENU } from './echo-bot.js';
import { openInBrowser } from './open-in-browser.js';
import { selfTest } from './self-test.js';

/** Runs the demo without any account: the emulator plays WeCom, with credentials made for this run. */
export async function runLocally(open: boolean): Promise<void> {
  const wecom = await startEmulator();
  const emulated = wecom.createApp({ name: 'Echo', description: 'Echoes text, pictures and voice' });
  const environment = { ...emulated.environment(), WECOM_APP_HOST: '127.0.0.1', WECOM_APP_PORT: '0' };
  const app = new WecomApp({ environment, logger: demoLogger() });
  echoBot(app, true);
  const { origin } = await app.listen();
  const callbackUrl = `${origin}${app.config.path}`;
  console.log(`Callback URL: ${callbackUrl} (the emulator plays WeCom, with random keys)`);
  console.log('Text, pictures and voice are echoed, pictures mirrored; "help" lists the rest.');
  await emulated.connect(callbackUrl);
  await app.api.menu.create({ button: MENU });
  await selfTest({ ...app.config, callbackUrl, agentId: emulated.agentId }, wecom);
  console.log(`Talk to it here: ${wecom.pageUrl}\n`);
  if (open) openInBrowser(wecom.pageUrl);
}
