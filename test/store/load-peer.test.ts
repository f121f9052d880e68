import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ConfigError } from '../../src/errors/index.js';
import { loadPeer } from '../../src/store/index.js';

test('a package that is there is loaded', () => {
  assert.equal(typeof loadPeer('libsql', 'store'), 'function');
});

test('a package that is missing is named, with the command that installs it', () => {
  assert.throws(
    () => loadPeer('no-such-peer-of-ours', 'metrics'),
    (error) =>
      error instanceof ConfigError &&
      error.problems[0]?.option === 'metrics' &&
      error.message.endsWith('metrics: needs the package no-such-peer-of-ours: npm install no-such-peer-of-ours') &&
      error.cause instanceof Error,
  );
});

test('a package without its native part is told apart from one that is missing', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'wecom-peer-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const broken = join(folder, 'broken');
  mkdirSync(broken);
  writeFileSync(join(broken, 'index.js'), `require('@broken/linux-x64-gnu')`);
  assert.throws(
    () => loadPeer(broken, 'store', 'WECOM_APP_STORE'),
    (error) =>
      error instanceof ConfigError &&
      error.problems[0]?.variable === 'WECOM_APP_STORE' &&
      error.message.includes('is installed but cannot be loaded'),
  );
});
