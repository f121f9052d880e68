import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import express from 'express';
import { pageHeaders } from '../../src/express/index.js';

describe('pageHeaders()', () => {
  it('lets a page load from its own origin alone, and be framed by nobody', async () => {
    const app = express();
    app.use(pageHeaders());
    app.get('/', (_request, response) => void response.send('<p>ok</p>'));
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    server.close();
    const policy = String(headers.get('content-security-policy')).split(';');
    assert.ok(policy.includes("default-src 'none'") && policy.includes("frame-ancestors 'none'"));
    const allowed = new Set(policy.flatMap((directive) => directive.split(' ').slice(1)));
    assert.deepEqual([...allowed].sort(), ["'none'", "'self'"]);
    assert.deepEqual(
      ['x-frame-options', 'x-content-type-options', 'referrer-policy', 'strict-transport-security'].map((name) =>
        headers.get(name),
      ),
      ['DENY', 'nosniff', 'no-referrer', null],
    );
  });
});
