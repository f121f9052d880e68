import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { skipWithoutWechaty, WECHATY_FOLDER } from './skip-without-wechaty.js';

describe('the package wecom-app-svr-wechaty', { skip: skipWithoutWechaty() }, () => {
  it('passes its own tests', () => {
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync('npm', ['test', '--prefix', WECHATY_FOLDER], {
      encoding: 'utf8',
      env,
      timeout: 150_000,
    });
    assert.equal(status, 0, `${stdout}\n${stderr}`);
    const [, passed = '0'] = /^(?:#|ℹ) pass (\d+)$/m.exec(stdout) ?? [];
    assert.ok(Number(passed) >= 10, stdout);
  });
});
