import type { WecomApp } from '../src/index.js';
import { echoBot, MENU } from './echo-bot.js';
import type { Demo } from './runner/demo.js';
import { runDemo } from './runner/run-demo.js';
import { selfTest } from './self-test.js';

/** Echoes what it is sent; the handlers are in echo-bot.ts. */
export const echo: Demo = {
  title: 'Echo',
  about: (app) =>
    canCallApi(app)
      ? 'Text, pictures and voice are echoed, pictures mirrored; "help" lists the rest.'
      : 'Text, pictures and voice are echoed; "help" lists the rest.',
  setUp: (app) => echoBot(app, canCallApi(app)),
  async started(app, { origin, emulated }) {
    if (emulated === undefined) {
      console.log(
        canCallApi(app)
          ? 'Pictures come back mirrored (server API: on).'
          : 'Pictures come back as they came (set WECOM_APP_SECRET and WECOM_APP_AGENT_ID to have them mirrored).',
      );
      return;
    }
    await app.api.menu.create({ button: MENU });
    const callbackUrl = `${origin}${app.config.path}`;
    await selfTest({ ...app.config, callbackUrl, agentId: emulated.app.agentId }, emulated.wecom);
  },
};

function canCallApi({ config: { secret, agentId } }: WecomApp): boolean {
  return secret !== undefined && agentId !== undefined;
}

await runDemo(import.meta.url, echo);
