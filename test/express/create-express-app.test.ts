import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import type { Express } from 'express';
import { createExpressApp } from '../../src/express/index.js';
import { trustedProxies } from '../../src/http/index.js';

const closers: (() => void)[] = [];
after(() => {
  for (const close of closers) close();
});

async function get(app: Express, path = '/', headers: Record<string, string> = {}): Promise<Response> {
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closers.push(() => server.close());
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers });
}

describe('createExpressApp()', () => {
  it('protects pages without breaking them', async () => {
    const app = createExpressApp();
    app.get('/', (_request, response) => void response.send('<script>alert(1)</script>'));
    const { headers } = await get(app);
    for (const [name, value] of [
      ['x-content-type-options', 'nosniff'],
      ['x-frame-options', 'SAMEORIGIN'],
      ['cross-origin-resource-policy', 'cross-origin'],
      ['cross-origin-opener-policy', 'same-origin-allow-popups'],
      ['referrer-policy', 'strict-origin-when-cross-origin'],
      ['content-security-policy', null],
      ['strict-transport-security', null],
      ['x-powered-by', null],
    ] as const) {
      assert.equal(headers.get(name), value, name);
    }
  });

  it("lets a route choose headers of its own, and covers Express's own pages", async () => {
    const app = createExpressApp();
    app.get('/', (_request, response) => void response.set('x-frame-options', 'DENY').send('ok'));
    assert.equal((await get(app)).headers.get('x-frame-options'), 'DENY');
    const missing = await get(app, '/missing');
    assert.deepEqual([missing.status, missing.headers.get('x-content-type-options')], [404, 'nosniff']);
  });

  it('takes request.ip from the proxies that are trusted', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    for (const [trust, address] of [
      ['loopback', '203.0.113.9'],
      [false, '127.0.0.1'],
    ] as const) {
      const app = createExpressApp(trustedProxies(trust));
      app.get('/', (request, response) => void response.send(request.ip));
      assert.equal(await (await get(app, '/', forwarded)).text(), address);
    }
  });
});
