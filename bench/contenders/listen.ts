import { createEchoApp } from './echo-app.js';

/** Ours as `npm run demo` runs it: the node:http adapter in front of Express, with every check and the log on. */
export async function start(): Promise<number> {
  const server = await createEchoApp().listen();
  return server.port;
}
