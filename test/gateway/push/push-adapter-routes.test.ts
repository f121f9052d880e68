import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ConfigError } from '../../../src/errors/index.js';
import { generateApiKey } from '../../../src/gateway/keys/index.js';
import { type Answer, openPushDesk } from './push-desk.js';

const ALERTS = JSON.parse(readFileSync('test/gateway/push/fixtures/alertmanager.json', 'utf8'));
const SECRET = 'a secret of the webhook';

test('POST /push/{app}/alertmanager tells whom its address names', async (t) => {
  const ci = generateApiKey();
  const desk = await openPushDesk(t, { keys: [{ name: 'am', hash: ci.hash, recipients: { robots: ['dev'] } }] });
  const headers = { authorization: `Bearer ${ci.key}` };
  const accepted = await desk.post(ALERTS, { path: '/orders/alertmanager?robot=dev', headers });
  assert.equal(accepted.status, 202, accepted.text);
  assert.equal((await desk.settled(accepted.id, undefined, headers)).state, 'sent');
  assert.match(String(desk.seen[0]?.content.content), /FIRING 1/);
  const cases: readonly [string, number, string][] = [
    ['?toUser=lisi', 403, 'recipient_not_allowed'],
    ['', 422, 'invalid_request'],
    ['?robot=dev&format=html', 422, 'invalid_request'],
    ['?robot=dev&key=x', 422, 'invalid_request'],
  ];
  for (const [query, status, code] of cases) {
    const answer = await desk.post(ALERTS, { path: `/orders/alertmanager${query}`, headers });
    assert.deepEqual([answer.status, answer.code], [status, code], query);
  }
  assert.equal((await desk.post({}, { path: '/orders/alertmanager?robot=dev', headers })).status, 422);
  assert.equal((await desk.post(ALERTS, { path: '/orders/alertmanager?robot=dev' })).status, 401);
});

test('POST /push/{app}/alertmanager tells members in plain text', async (t) => {
  const desk = await openPushDesk(t);
  const path = '/orders/alertmanager?toUser=lisi&toUser=ZhangSan&format=text';
  await desk.settled((await desk.post(ALERTS, { path })).id);
  assert.deepEqual(desk.seen.map(({ to, msgType }) => [to, msgType]).toSorted(), [
    ['ZhangSan', 'text'],
    ['lisi', 'text'],
  ]);
});

test('POST /push/{app}/github lets in what GitHub has signed, once', async (t) => {
  const grants = { name: 'web', recipients: { users: ['lisi'] } };
  const desk = await openPushDesk(t, {
    keys: [{ name: 'ci', hash: 'a'.repeat(64) }],
    githubHooks: [{ ...grants, secret: SECRET }],
  });
  const json = JSON.stringify({ zen: '简单就好', repository: { full_name: 'acme/web' } });
  const sign = (body: string, secret = SECRET) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const deliver = (
    body: string,
    { query = '?toUser=lisi', signature = sign(body), event = 'ping', delivery = '1', type = 'application/json' } = {},
  ) => {
    const headers = {
      'content-type': type,
      'x-github-event': event,
      'x-hub-signature-256': signature,
      'x-github-delivery': delivery,
    };
    return desk.call(`/orders/github${query}`, { method: 'POST', body, headers });
  };
  const first = await deliver(json);
  assert.equal(first.status, 202, first.text);
  assert.equal((await deliver(json)).id, first.id, 'a delivery that is repeated');
  const form = new URLSearchParams({ payload: json }).toString();
  assert.equal((await deliver(form, { type: 'application/x-www-form-urlencoded', delivery: '2' })).status, 202);
  while (desk.seen.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.match(String(desk.seen[0]?.content.content), /简单就好/);
  assert.equal((await deliver(json, { event: 'star' })).status, 204);
  const refused: readonly [Promise<{ status: number; code?: string }>, number, string][] = [
    [deliver(json, { signature: sign(json, 'wrong') }), 401, 'invalid_signature'],
    [deliver(json, { query: '?toUser=ZhangSan', delivery: '3' }), 403, 'recipient_not_allowed'],
    [deliver('{', {}), 400, 'malformed_json'],
    [deliver('', {}), 400, 'malformed_json'],
    [deliver('{"commits":1}', { event: 'push' }), 422, 'invalid_request'],
  ];
  for (const [call, status, code] of refused) {
    const answer = await call;
    assert.deepEqual([answer.status, answer.code], [status, code]);
  }
  assert.ok(!JSON.stringify(desk.logger.lines).includes(SECRET));
});

test('whoever signs wrongly again and again is told 429, and holds up nobody who signs rightly', async (t) => {
  const desk = await openPushDesk(t, { githubHooks: [{ name: 'web', secret: SECRET }] });
  const post = (signature: string | undefined) => {
    const headers = {
      'x-github-event': 'star',
      ...(signature === undefined ? {} : { 'x-hub-signature-256': signature }),
    };
    return desk.post({}, { path: '/orders/github?toUser=lisi', headers });
  };
  const wrong = [undefined, 'sha256=', `sha256=${'0'.repeat(64)}`];
  const answers: Answer[] = [];
  for (let count = 0; count < 70; count += 1) answers.push(await post(wrong[count % 3]));
  assert.equal(
    answers.findIndex(({ code }) => code === 'too_many_failures'),
    60,
  );
  assert.ok(answers.slice(0, 60).every(({ status, code }) => status === 401 && code === 'invalid_signature'));
  assert.equal(desk.logger.lines.filter(({ level, address }) => level === 'warn' && address !== undefined).length, 61);
  const signature = `sha256=${createHmac('sha256', SECRET).update('{}').digest('hex')}`;
  assert.equal((await post(signature)).status, 204);
});

test('without a secret there is no GitHub webhook, and a short secret is refused', async (t) => {
  const desk = await openPushDesk(t);
  assert.equal((await desk.post({}, { path: '/orders/github' })).status, 404);
  await assert.rejects(openPushDesk(t, { githubHooks: [{ name: 'x', secret: 'short' }] }), (error) => {
    assert.ok(error instanceof ConfigError);
    assert.equal(error.problems[0]?.option, 'githubHooks[0].secret');
    assert.match(error.message, /at least 16 characters/);
    return true;
  });
  const { hash } = generateApiKey();
  const hooks = ['ci', 'web', 'web'].map((name) => ({ name, secret: SECRET }));
  await assert.rejects(openPushDesk(t, { keys: [{ name: 'ci', hash }], githubHooks: hooks }), (error) => {
    assert.ok(error instanceof ConfigError);
    assert.deepEqual(
      error.problems.map(({ option }) => option),
      ['githubHooks[0].name', 'githubHooks[2].name'],
    );
    assert.ok(!error.message.includes(SECRET));
    return true;
  });
});
