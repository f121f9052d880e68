import type { TestContext } from 'node:test';
import type { RequestHandler } from 'express';
import { createExpressApp } from '../../src/express/index.js';
import { listen } from '../../src/http/index.js';

/** Serves handlers on a port of its own until the test is over; answers where. */
export async function serve(t: TestContext, ...handlers: readonly RequestHandler[]): Promise<string> {
  const app = createExpressApp();
  for (const handler of handlers) app.use(handler);
  const server = await listen(app, '127.0.0.1', 0);
  t.after(() => server.close(0));
  return server.origin;
}
