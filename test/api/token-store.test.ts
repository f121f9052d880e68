import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProvidedToken } from '../../src/api/index.js';
import { HttpError } from '../../src/errors/index.js';
import { MemoryTokenStore, type TokenStore } from '../../src/store/index.js';
import { openApiDesk } from './desk.js';

test('two clients that share a store renew a voided token once under its lock', async (t) => {
  const desk = await openApiDesk(t);
  const memory = new MemoryTokenStore(desk.clock);
  const keys: string[] = [];
  let lock: Promise<unknown> = Promise.resolve();
  const tokenStore: TokenStore = {
    get: (key) => memory.get(key),
    set: (key, value, ttl) => {
      keys.push(key);
      return memory.set(key, value, ttl);
    },
    delete: (key) => memory.delete(key),
    withLock: (_key, _ttl, task) => {
      const run = lock.then(task);
      lock = run.catch(() => {});
      return run;
    },
  };
  const [one, two] = [desk.client({ tokenStore }), desk.client({ tokenStore })];
  await Promise.all([one.user.get('lisi'), two.user.get('lisi')]);
  assert.equal(desk.wecom.callsOf('gettoken').length, 1);
  desk.wecom.faults.voidToken();
  await Promise.all([one.user.get('lisi'), two.user.get('lisi')]);
  assert.equal(desk.wecom.callsOf('gettoken').length, 2);
  assert.match(String(keys[0]), new RegExp(`^wecom:access_token:${desk.app.corpId}:[0-9a-f]{16}$`));
});

test('a store that fails or holds rubbish costs a warning and no call', async (t) => {
  const desk = await openApiDesk(t);
  const broken: TokenStore = {
    get: () => Promise.reject(new Error('cannot read')),
    set: () => Promise.reject(new Error('cannot write')),
    delete: () => Promise.resolve(),
    withLock: () => Promise.reject(new Error('cannot lock')),
  };
  assert.equal((await desk.client({ tokenStore: broken }).user.get('lisi')).userId, 'lisi');
  assert.deepEqual(
    desk.warnings().map(({ reason }) => reason),
    ['cannot lock', 'cannot read', 'cannot write'],
  );
  for (const rubbish of ['{', '[]', '{"value":1}']) {
    const tokenStore: TokenStore = {
      get: () => Promise.resolve(rubbish),
      set: () => Promise.resolve(),
      delete: () => Promise.resolve(),
    };
    assert.equal((await desk.client({ tokenStore }).user.get('lisi')).userId, 'lisi');
  }
});

test('a store whose errors repeat what it was to keep, or the secret, gives neither away', async (t) => {
  const desk = await openApiDesk(t);
  const tokenStore: TokenStore = {
    get: () => Promise.reject(new Error(`no right to read with ${desk.app.secret}`)),
    set: (_key, value) => Promise.reject(new Error(`cannot store ${value}`)),
    delete: () => Promise.resolve(),
  };
  const token = await desk.client({ tokenStore }).getAccessToken();
  const [read, write] = desk.warnings().map(({ reason }) => String(reason));
  assert.equal(read, 'no right to read with ***');
  assert.match(write ?? '', /^cannot store .*\*\*\*/);
  assert.ok(!write?.includes(token));
});

test('what fails under the lock is the task, not the lock', async (t) => {
  const desk = await openApiDesk(t);
  const memory = new MemoryTokenStore(desk.clock);
  const tokenStore: TokenStore = {
    get: (key) => memory.get(key),
    set: (key, value, ttl) => memory.set(key, value, ttl),
    delete: (key) => memory.delete(key),
    withLock: (_key, _ttl, task) => task(),
  };
  const api = desk.client({ tokenStore, secret: 'wrong-secret-0123456789' });
  await assert.rejects(api.user.get('lisi'), { errCode: 40001 });
  assert.equal(desk.wecom.callsOf('gettoken').length, 1);
  assert.deepEqual(desk.warnings(), []);
});

test('a central token service takes the place of gettoken', async (t) => {
  const desk = await openApiDesk(t);
  const minter = desk.client();
  const asked: (string | undefined)[] = [];
  const tokenProvider = async ({ refusedToken }: { refusedToken: string | undefined }): Promise<ProvidedToken> => {
    asked.push(refusedToken);
    const answer = await minter.call<{ access_token: string }>('gettoken', {
      query: { corpid: desk.app.corpId, corpsecret: desk.app.secret },
    });
    return { accessToken: answer.access_token, expiresIn: 7200 };
  };
  const api = desk.client({ tokenProvider });
  await Promise.all(Array.from({ length: 20 }, () => api.user.get('lisi')));
  assert.deepEqual(asked, [undefined]);
  const first = await api.getAccessToken();
  desk.wecom.faults.voidToken();
  await Promise.all(Array.from({ length: 20 }, () => api.user.get('lisi')));
  assert.deepEqual(asked, [undefined, first]);
});

test('a central token service that names no lifetime is asked for every call', async (t) => {
  const desk = await openApiDesk(t);
  const accessToken = await desk.client().getAccessToken();
  let asked = 0;
  const api = desk.client({
    tokenProvider: async () => {
      asked += 1;
      return { accessToken };
    },
  });
  await api.user.get('lisi');
  await api.user.get('lisi');
  assert.equal(asked, 2);
});

test('an answer without a token is an error', async (t) => {
  const desk = await openApiDesk(t);
  desk.wecom.faults.answerNext('gettoken', { body: '{"errcode":0}', headers: { 'content-type': 'application/json' } });
  await assert.rejects(
    desk.client().user.get('lisi'),
    (error) => error instanceof HttpError && error.code === 'bad_answer' && error.path === 'gettoken',
  );
});
