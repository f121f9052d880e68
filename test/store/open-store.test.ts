import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { ManualClock } from '../../src/clock/index.js';
import { ConfigError } from '../../src/errors/index.js';
import { openStore, storeSettingProblem } from '../../src/store/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';

test('memory: is this process', async () => {
  const clock = new ManualClock();
  const backend = openStore('memory:', { clock });
  assert.equal(backend.kind, 'memory');
  await backend.store.set('key', 'value', 1000);
  await clock.advance(1000);
  assert.equal(await backend.store.get('key'), undefined);
});

test('sqlite: is a file, made when it is first used', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'wecom-open-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'data', 'wecom.db');
  for (const setting of [`sqlite:${relative('.', path)}`, `sqlite:${path}`, `sqlite://${path}`]) {
    const backend = openStore(setting, { logger: recordingLogger() });
    assert.equal(backend.kind, 'sqlite');
    assert.equal(backend.isDurable, true);
    assert.equal(backend.isShared, true);
    assert.equal(existsSync(path), false);
    await backend.store.set('key', 'value', 60_000);
    assert.equal(existsSync(path), true);
    await backend.close();
    rmSync(join(folder, 'data'), { recursive: true });
  }
});

test('a wrong setting is a ConfigError that says what to write', () => {
  const wrong = ['', 'memory', 'sqlite', 'sqlite:', 'sqlite:./data/', 'sqlite::memory:', 'sqlite://data/wecom.db'];
  for (const setting of [
    ...wrong,
    'sqlite:a\0b',
    'mysql://localhost',
    './wecom.db',
    'Redis://h',
    'redis:',
    'redis://',
  ]) {
    assert.equal(typeof storeSettingProblem(setting), 'string', setting);
    assert.throws(
      () => openStore(setting),
      (error) =>
        error instanceof ConfigError &&
        error.problems.length === 1 &&
        error.problems[0]?.option === 'store' &&
        error.problems[0].variable === 'WECOM_APP_STORE',
    );
  }
});

test('redis: is a server, which nobody connects to before it is used', async () => {
  for (const options of [{}, { prefix: 'another app' }]) {
    const backend = openStore('redis://127.0.0.1:1', { logger: recordingLogger(), ...options });
    assert.equal(backend.kind, 'redis');
    await backend.close();
  }
});

test('the setting of Redis is an address with a host, and a database', () => {
  for (const setting of [
    'redis://localhost',
    'rediss://127.0.0.1:6380/2',
    'redis://user:p%40ss@[::1]:6379/',
    'redis://:p@h?family=6',
  ]) {
    assert.equal(storeSettingProblem(setting), undefined, setting);
  }
  assert.match(storeSettingProblem('redis://localhost/two') ?? '', /number of a database/);
});

test('what is said of a wrong setting never holds the password', () => {
  for (const setting of [
    'redis://:hunter2%@host',
    'redis://:hunter2@host:6379/hunter2',
    'redis://:hunter2@',
    'redis://:hun/ter2@host',
    'postgres://u:hunter2@host',
  ]) {
    const problem = storeSettingProblem(setting);
    assert.ok(problem !== undefined && !/hunter2|ter2/.test(problem), setting);
    assert.throws(
      () => openStore(setting),
      (error) => error instanceof ConfigError && !/hunter2|ter2/.test(`${error.stack} ${error.cause}`),
    );
  }
});
