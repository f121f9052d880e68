import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hold } from '../../src/api/token/credential.js';
import { CredentialCache } from '../../src/api/token/index.js';
import { ManualClock } from '../../src/clock/index.js';
import { ApiError } from '../../src/errors/index.js';
import { MemoryTokenStore } from '../../src/store/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { openApiDesk } from './desk.js';

const MINUTE = 60_000;

test('1,000 concurrent first calls make exactly one gettoken', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const users = await Promise.all(Array.from({ length: 1000 }, () => api.user.get('ZhangSan')));
  assert.equal(users.filter(({ userId }) => userId === 'ZhangSan').length, 1000);
  assert.equal(desk.wecom.callsOf('gettoken').length, 1);
});

test('a token voided under load loses no send and is renewed once', async (t) => {
  const desk = await openApiDesk(t);
  const members = Array.from({ length: 200 }, (_, index) => `user${index}`);
  for (const userId of members) desk.wecom.addUser({ userId });
  const api = desk.client();
  await api.getAccessToken();
  const sends = members.map(async (userId, index) => {
    if (index === 100) desk.wecom.faults.voidToken();
    return api.send.text(userId, `To ${userId}`);
  });
  const results = await Promise.all(sends);
  assert.equal(results.flat().length, 200);
  assert.deepEqual(new Set(desk.wecom.sent.map(({ to }) => to)), new Set(members));
  assert.equal(desk.wecom.sent.length, 200);
  assert.equal(desk.wecom.callsOf('gettoken').length, 2);
});

test('a token is renewed five minutes before it expires', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  await api.user.get('lisi');
  await desk.clock.advance(115 * MINUTE - 1);
  await api.user.get('lisi');
  assert.equal(desk.wecom.callsOf('gettoken').length, 1);
  await desk.clock.advance(1);
  await api.user.get('lisi');
  assert.equal(desk.wecom.callsOf('gettoken').length, 2);
});

for (const errCode of [42001, 40014, 40001]) {
  test(`${errCode} on a call renews the token and repeats the call once`, async (t) => {
    const desk = await openApiDesk(t);
    const api = desk.client();
    desk.wecom.faults.failNext('user/get', errCode);
    assert.equal((await api.user.get('lisi')).userId, 'lisi');
    desk.wecom.faults.voidToken();
    desk.wecom.faults.failNext('user/get', errCode, 2);
    await assert.rejects(api.user.get('lisi'), { name: 'ApiError', errCode });
    assert.equal(desk.wecom.callsOf('user/get').length, 4);
  });
}

test('a late refusal of an old token does not renew the new one', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  await api.getAccessToken();
  // Refused after the token has been renewed for another call: the delay holds the answer back.
  desk.wecom.faults.voidToken();
  desk.wecom.faults.delayNext('user/get', 1000);
  const late = api.user.get('lisi');
  while (desk.transport.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
  await api.department.list();
  assert.equal(desk.wecom.callsOf('gettoken').length, 2);
  await desk.clock.advance(1000);
  assert.equal((await late).userId, 'lisi');
  assert.equal(desk.wecom.callsOf('gettoken').length, 2);
});

test('a wrong secret is asked about once, then failed fast, ever longer', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client({ secret: 'wrong-secret-0123456789' });
  const gettokens = () => desk.wecom.callsOf('gettoken').length;
  await assert.rejects(api.user.get('lisi'), (error) => {
    assert.ok(error instanceof ApiError);
    assert.equal(error.code, 'invalid_secret');
    assert.equal(error.path, 'gettoken');
    assert.match(error.message, /Check corpId and secret/);
    return true;
  });
  await assert.rejects(Promise.all(Array.from({ length: 50 }, () => api.user.get('lisi'))), { errCode: 40001 });
  assert.equal(gettokens(), 1);
  await desk.clock.advance(MINUTE);
  await assert.rejects(api.user.get('lisi'), { errCode: 40001 });
  assert.equal(gettokens(), 2);
  await desk.clock.advance(MINUTE);
  await assert.rejects(api.user.get('lisi'), { errCode: 40001 });
  assert.equal(gettokens(), 2, 'the second pause is two minutes');
  await desk.clock.advance(MINUTE);
  await assert.rejects(api.user.get('lisi'), { errCode: 40001 });
  assert.equal(gettokens(), 3);
});

test('a wrong corp id is final, a busy system is not', async (t) => {
  const desk = await openApiDesk(t);
  const wrong = desk.client({ corpId: 'ww0000000000000000' });
  await assert.rejects(wrong.user.get('lisi'), { code: 'invalid_corp_id' });
  await assert.rejects(wrong.user.get('lisi'), { code: 'invalid_corp_id' });
  assert.equal(desk.wecom.callsOf('gettoken').length, 1);
  const api = desk.client();
  desk.wecom.faults.failNext('gettoken', -1, 4);
  await assert.rejects(desk.drive(api.user.get('lisi')), { errCode: -1, path: 'gettoken' });
  assert.equal((await api.user.get('lisi')).userId, 'lisi');
});

test('gettoken itself is never waited for when it is called too often', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  desk.wecom.faults.failNext('gettoken', 45009);
  await assert.rejects(api.user.get('lisi'), { code: 'rate_limited', path: 'gettoken' });
});

test('endless refusals do not become endless renewals', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  desk.wecom.faults.failNext('user/get', 40014, 100);
  for (let call = 0; call < 30; call += 1) {
    desk.wecom.faults.voidToken();
    await assert.rejects(api.user.get('lisi'), { errCode: 40014 });
  }
  assert.ok(desk.wecom.callsOf('gettoken').length <= 12, `${desk.wecom.callsOf('gettoken').length} gettokens`);
  assert.ok(desk.lines.some(({ message }) => message.includes('again and again')));
});

test('an early renewal that fails leaves the old token in use', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  await api.user.get('lisi');
  await desk.clock.advance(116 * MINUTE);
  desk.wecom.faults.answerNext('gettoken', { status: 404 }, 2);
  assert.equal((await api.user.get('lisi')).userId, 'lisi');
  assert.equal((await api.user.get('lisi')).userId, 'lisi');
  assert.equal(desk.wecom.callsOf('gettoken').length, 2, 'not asked again for every call');
  assert.match(String(desk.warnings()[0]?.message), /old one still works/);
  await desk.clock.advance(4 * MINUTE);
  await assert.rejects(api.user.get('lisi'), { name: 'HttpError', path: 'gettoken', status: 404 });
});

test('apps of one corp never share a token, clients of one app do', async (t) => {
  const desk = await openApiDesk(t);
  const tokenStore = new MemoryTokenStore(desk.clock);
  const other = desk.wecom.createApp();
  const apis = [
    desk.client({ tokenStore }),
    desk.client({ tokenStore }),
    desk.client({ tokenStore, secret: other.secret, agentId: other.agentId }),
  ];
  const tokens: string[] = [];
  for (const api of apis) tokens.push(await api.getAccessToken());
  assert.equal(tokens[0], tokens[1]);
  assert.notEqual(tokens[0], tokens[2]);
  assert.equal(desk.wecom.callsOf('gettoken').length, 2);
});

test('a renewal under way when a token is refused is joined, unless it brings the refused one', async () => {
  const clock = new ManualClock();
  const values = ['first', 'second'];
  let release: () => void = () => {};
  const fetch = async () => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return { value: values.shift() ?? assert.fail(), expiresIn: 7200 };
  };
  const cache = new CredentialCache({ name: 'access token', clock, logger: recordingLogger(), fetch });
  const got = cache.get();
  const renewed = cache.renew('first');
  await clock.advance(0);
  release();
  assert.equal(await got, 'first');
  await clock.advance(0);
  release();
  assert.equal(await renewed, 'second');
});

test('a short-lived credential is used for a minute, and never beyond its end', () => {
  assert.deepEqual(hold({ value: 'a', expiresIn: 7200 }, 0), { value: 'a', renewAt: 6_900_000, expiresAt: 7_200_000 });
  assert.deepEqual(hold({ value: 'a', expiresIn: 200 }, 0), { value: 'a', renewAt: MINUTE, expiresAt: 200_000 });
  assert.deepEqual(hold({ value: 'a', expiresIn: 20 }, 0), { value: 'a', renewAt: 20_000, expiresAt: 20_000 });
});
