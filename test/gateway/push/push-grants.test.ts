import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateApiKey } from '../../../src/gateway/keys/index.js';
import { errorsOf, openPushDesk } from './push-desk.js';

const CI = generateApiKey();
const ALERTS = generateApiKey();
const as = ({ key }: { key: string }) => ({ headers: { authorization: `Bearer ${key}` } });

test('a key reaches the apps and receivers it was given, and no others', async (t) => {
  const grants = { apps: ['orders'], recipients: { users: ['ZhangSan'], parties: [2], robots: ['dev'] } };
  const desk = await openPushDesk(t, {
    keys: [
      { name: 'ci', hash: CI.hash, ...grants },
      { name: 'alerts', hash: ALERTS.hash },
    ],
  });
  assert.equal((await desk.post({ toUser: 'lisi', text: 'x' })).code, 'missing_api_key');
  const allowed: readonly object[] = [
    { toUser: 'zhangsan', text: 'x' },
    { toUser: ['ZhangSan'], toParty: [2], text: 'x' },
    { robot: 'dev', text: 'x' },
  ];
  for (const body of allowed) assert.equal((await desk.post(body, as(CI))).status, 202);
  const closed: readonly [object, string][] = [
    [{ toUser: '@all', text: 'x' }, 'toUser: holds @all, which the key "ci" may not write to'],
    [{ toUser: ['zhangsan', 'lisi'], text: 'x' }, 'toUser: holds lisi, which the key "ci" may not write to'],
    [{ toParty: [1, 2], text: 'x' }, 'toParty: holds 1, which the key "ci" may not write to'],
    [
      { toTag: [1, 2, 3, 4, 5, 6, 7], text: 'x' },
      'toTag: holds 1, 2, 3, 4, 5 and 2 more, which the key "ci" may not write to',
    ],
    [{ chatId: 'c', text: 'x' }, 'chatId: holds c, which the key "ci" may not write to'],
    [{ robot: 'ops', text: 'x' }, 'robot: holds ops, which the key "ci" may not write to'],
  ];
  for (const [body, error] of closed) {
    const answer = await desk.post(body, as(CI));
    assert.deepEqual([answer.status, answer.code, errorsOf(answer)], [403, 'recipient_not_allowed', [error]]);
  }
  const other = await desk.post({ app: 'billing', toUser: 'ZhangSan', text: 'x' }, as(CI));
  assert.deepEqual([other.status, other.code], [403, 'app_not_allowed'], 'whether there is such an app is not told');
  assert.equal((await desk.post({ toUser: '@all', text: 'x' }, as(ALERTS))).status, 202);
});

test('a push is known to the key that asked for it', async (t) => {
  const desk = await openPushDesk(t, {
    keys: [
      { name: 'ci', hash: CI.hash },
      { name: 'alerts', hash: ALERTS.hash },
    ],
  });
  const { id } = await desk.post({ toUser: 'lisi', text: 'x' }, as(CI));
  assert.equal((await desk.settled(id, undefined, as(CI).headers)).state, 'sent');
  assert.equal((await desk.record(id, as(ALERTS).headers)).code, 'unknown_push');
  assert.equal((await desk.record(id)).status, 401);
  await desk.api.clock.advance(24 * 3_600_000);
  assert.equal((await desk.record(id, as(CI).headers)).code, 'unknown_push', 'a day is over');
});

test('with several apps the request must say which', async (t) => {
  const desk = await openPushDesk(t, {
    keys: [
      { name: 'ci', hash: CI.hash, apps: ['orders'] },
      { name: 'alerts', hash: ALERTS.hash },
      { name: 'none', hash: 'a'.repeat(64), apps: ['gone'] },
    ],
  });
  desk.apps.set('billing', { api: desk.api.client() });
  const body = { toUser: 'lisi', text: 'x' };
  assert.deepEqual(errorsOf(await desk.post(body, as(ALERTS))), ['app: is missing; the key may use orders, billing']);
  assert.equal((await desk.post(body, as(CI))).status, 202, 'the only one that the key may use');
  desk.apps.clear();
  assert.deepEqual(errorsOf(await desk.post(body, as(ALERTS))), [
    'app: must name an app, and the key may use none here',
  ]);
});
