import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listen } from '../../src/http/index.js';
import { Health, serveHealth } from '../../src/ops/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';

test('health is served on any listener of node:http, and nothing else', async (t) => {
  const health = new Health({ logger: recordingLogger() });
  const server = await listen((request, response) => serveHealth(request, response, health), '127.0.0.1', 0);
  t.after(() => server.close(0));
  const get = (path: string, method = 'GET'): Promise<Response> => fetch(`${server.origin}${path}`, { method });
  assert.equal(await (await get('/healthz?from=probe')).text(), 'ok');
  assert.deepEqual(JSON.parse(await (await get('/readyz')).text()), { ready: true, checks: {} });
  assert.equal((await get('/readyz', 'HEAD')).status, 200);
  assert.equal((await get('/readyz', 'PUT')).status, 405);
  assert.equal((await get('/metrics')).status, 404);
  health.shutDown();
  assert.equal((await get('/readyz')).status, 503);
  assert.equal((await get('/healthz')).status, 200);
});
