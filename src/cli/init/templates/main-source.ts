import { dedent } from '../dedent.js';

export const MAIN_SOURCE = dedent(`
  import { config } from 'dotenv';
  import { createApp } from './app.js';

  config({ quiet: true }); // puts what is in .env into the environment

  await createApp().listen();
`);
