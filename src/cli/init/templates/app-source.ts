import { dedent } from '../dedent.js';

export const APP_SOURCE = dedent(`
  // What the app answers to whom; src/main.ts runs it, test/app.test.ts tries it out.
  import { WecomApp, type WecomAppOptions } from 'wecom-app-svr';

  /** The app and what it answers. What \`options\` does not give comes from the environment (WECOM_APP_*). */
  export function createApp(options: WecomAppOptions = {}): WecomApp {
    const app = new WecomApp(options);

    // Somebody opens the app (进入应用): greet them. WeCom reports it when the app is set to (isreportenter).
    app.onEvent('enter_agent', () => 'Welcome! Send me a text and I say it back.');

    // Somebody sends a text: the return value is the reply.
    app.onText((message) => \`You said: \${message.content}\`);

    return app;
  }
`);
