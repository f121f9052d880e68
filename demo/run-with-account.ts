import { WecomApp } from '../src/index.js';
import { demoLogger } from './demo-logger.js';
import { echoBot } from './echo-bot.js';

/** Runs the demo for a real app, whose settings are in the environment or in `.env`. */
export async function runWithAccount(): Promise<void> {
  const app = new WecomApp({ logger: demoLogger(process.env.WECOM_APP_LOG_LEVEL) });
  const { secret, agentId, path } = app.config;
  const canCallApi = secret !== undefined && agentId !== undefined;
  echoBot(app, canCallApi);
  const { origin } = await app.listen();
  console.log(`Callback URL: ${origin}${path} (enter its public address in the admin console, 设置API接收)`);
  console.log('Text, pictures and voice are echoed; "help" lists the rest.');
  console.log(
    canCallApi
      ? 'Pictures come back mirrored (server API: on).'
      : 'Pictures come back as they came (set WECOM_APP_SECRET and WECOM_APP_AGENT_ID to have them mirrored).',
  );
}
