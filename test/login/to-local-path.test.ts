import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { toLocalPath } from '../../src/login/to-local-path.js';
import { closerOf, logIn, openSite, Visitor } from './site.js';

const HOSTILE = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/./\\evil.example',
  '/%2e//evil.example',
  'https://evil.example/',
  'https:evil.example',
  'http:/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '?//evil.example',
  '@evil.example',
  ':80@evil.example',
  '',
  `/${'x'.repeat(1024)}`,
  `/${'年'.repeat(200)}`,
];

describe('a target of a login', () => {
  it('is a path of this server, as browsers spell it', () => {
    const paths = [
      ['/', '/'],
      ['/a/b?c=d&e=//evil.example#f', '/a/b?c=d&e=//evil.example#f'],
      ['/a//b', '/a//b'],
      ['/a/../b', '/b'],
      ['/报告?q=年', '/%E6%8A%A5%E5%91%8A?q=%E5%B9%B4'],
      ['/%2F%2Fevil.example', '/%2F%2Fevil.example'],
      ['/%5Cevil.example', '/%5Cevil.example'],
      ['/@evil.example', '/@evil.example'],
      ['/a\r\nSet-Cookie: x=y', '/aSet-Cookie:%20x=y'],
    ] as const;
    for (const [written, path] of paths) assert.equal(toLocalPath(written), path);
    for (const written of HOSTILE) assert.equal(toLocalPath(written), undefined, JSON.stringify(written));
    assert.equal(toLocalPath(undefined), undefined);
    assert.equal(toLocalPath(null), undefined);
  });

  it('never leaves the server, whatever is written', () => {
    const part = fc.oneof(
      fc.constantFrom('/', '\\', '.', '..', '//', '\t', '%2f', '%5c', '@', ':', 'evil.example'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = toLocalPath(`/${parts.join('')}`);
        if (path === undefined) return;
        assert.equal(new URL(path, 'https://app.example').origin, 'https://app.example');
        assert.equal(toLocalPath(path), path);
      }),
    );
  });

  it('is the home page when the query has another', async (t) => {
    const site = await openSite(closerOf(t));
    const visitor = new Visitor();
    const callback = await logIn(site, visitor);
    const own = ['/wecom-login/start', '/wecom-login/callback?to=/x', '/wecom-login/sign-out'];
    for (const target of [...HOSTILE, ...own]) {
      const to = encodeURIComponent(target);
      const started = await visitor.open(`${site.origin}/wecom-login/start?to=${to}`);
      assert.deepEqual([started.status, started.location], [302, '/'], target);
      const again = await visitor.open(callback.replace('to=%2F', `to=${to}`));
      assert.deepEqual([again.status, again.location], [302, '/'], target);
    }
    const repeated = await visitor.open(`${site.origin}/wecom-login/start?to=%2Fa&to=https%3A%2F%2Fevil.example`);
    assert.equal(repeated.location, '/a');
    const typed = await new Visitor().open(`${site.origin}//evil.example/a`);
    assert.equal(typed.location, '/wecom-login/start?to=%2F');
  });
});
