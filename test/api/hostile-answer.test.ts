import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { GroupRobot, type Transport, WecomClient, type WecomClientOptions } from '../../src/api/index.js';
import { ManualClock } from '../../src/clock/index.js';
import { ApiError, HttpError, RequestError } from '../../src/errors/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { rejection } from './rejection.js';
import { startStub } from './stub-server.js';

const SECRET = 'app-secret-0123456789abcdef';
const OPTIONS: WecomClientOptions = {
  corpId: 'ww0123456789abcdef',
  secret: SECRET,
  agentId: 1000002,
  environment: {},
  tokenProvider: async () => ({ accessToken: 'token-0123456789', expiresIn: 7200 }),
};

/** A client whose every call is answered by `answer`. */
async function answered(t: TestContext, answer: (response: ServerResponse) => void): Promise<WecomClient> {
  const apiBase = await startStub(t, (_request, response) => answer(response));
  return clientOf(t, { apiBase });
}

function clientOf(t: TestContext, options: WecomClientOptions): WecomClient {
  const api = new WecomClient({ ...OPTIONS, clock: new ManualClock(), logger: recordingLogger(), ...options });
  t.after(() => api.close());
  return api;
}

/** A transport that fails, as one made by somebody else may. */
function failing(error: unknown): Transport {
  return { send: () => Promise.reject(error), close: async () => {} };
}

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

for (const [what, body] of [
  ['an errcode in words', '{"errcode":"abc","errmsg":"x"}'],
  ['an empty errcode', '{"errcode":""}'],
  ['an errcode that is an object', '{"errcode":{}}'],
  ['an errcode that is a truth value', '{"errcode":true}'],
  ['5,000 levels', `{"errcode":0,"userid":${nested(5_000)}}`],
  ['200,000 levels and an errcode', `{"errcode":45001,"a":${nested(200_000)}}`],
] as const) {
  test(`an answer with ${what} is a bad answer`, async (t) => {
    const api = await answered(t, (response) => response.end(body));
    assert.equal((await rejection(api.call('user/get', { json: {} }), HttpError)).code, 'bad_answer');
  });
}

test('an answer may be nested, have a byte order mark, an errcode in digits and names that objects have', async (t) => {
  const bodies = [
    `\ufeff{"errcode":"0","userid":"lisi","constructor":{"toString":1},"extattr":${nested(300)}}`,
    '{"errcode":"40058","constructor":{"__proto__":1}}',
  ];
  const api = await answered(t, (response) => response.end(bodies.shift()));
  const user = await api.user.get('lisi');
  assert.equal(user.userId, 'lisi');
  assert.deepEqual(Reflect.get(user, 'constructor'), { toString: 1 });
  const error = await rejection(api.user.get('lisi'), ApiError);
  assert.equal(error.errCode, 40058);
  assert.ok(Object.hasOwn(error.answer, 'constructor'));
});

test("an answer that echoes the app's secret is cleaned, in a call that does not carry it", async (t) => {
  const echo = JSON.stringify({ errcode: 40058, errmsg: SECRET, x: { y: [SECRET] } });
  const api = await answered(t, (response) => response.end(echo));
  const error = await rejection(api.user.get('lisi'), ApiError);
  assert.deepEqual([error.errMsg, error.answer], ['***', { x: { y: ['***'] } }]);
});

for (const [what, body] of [
  ['JSON with errcode 0', '{"errcode":0,"errmsg":"wrong token-0123456789"}'],
  ['no JSON', 'not found'],
] as const) {
  test(`a download with an Error-Code header is refused, its body being ${what}`, async (t) => {
    const headers = { 'error-code': '40007', 'content-type': 'text/plain' };
    const api = await answered(t, (response) => response.writeHead(200, headers).end(body));
    const error = await rejection(api.media.get('MEDIA_ID'), ApiError);
    assert.equal(error.errCode, 40007);
    assert.doesNotMatch(error.message, /token-0123456789/);
  });
}

test('an Error-Code header that is no number says nothing', async (t) => {
  const api = await answered(t, (response) => response.writeHead(200, { 'error-code': 'none' }).end('bytes'));
  assert.equal((await (await api.media.get('MEDIA_ID')).buffer()).toString(), 'bytes');
});

test('a body that JSON cannot hold is an error of the request, which is not sent', async (t) => {
  const api = clientOf(t, { transport: failing(new Error('it was sent')) });
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  for (const json of [circle, { big: 1n }, { deep: deepList(50_000) }]) {
    const error = await rejection(api.call('user/get', { json }), RequestError);
    assert.equal(error.argument, 'json');
    assert.ok(error.cause instanceof Error);
  }
});

function deepList(depth: number): unknown[] {
  let list: unknown[] = [];
  for (let level = 0; level < depth; level += 1) list = [list];
  return list;
}

test('a mistake in code comes out as it is, a failure of fetch as one of the network', async (t) => {
  for (const mistake of [new TypeError('not a function'), new RangeError('too deep'), new SyntaxError('odd')]) {
    assert.equal(await rejection(clientOf(t, { transport: failing(mistake) }).user.get('lisi'), Error), mistake);
  }
  for (const failure of [
    new TypeError('fetch failed', { cause: new Error('other side closed') }),
    Object.assign(new TypeError('terminated'), { code: 'UND_ERR_SOCKET' }),
  ]) {
    const call = clientOf(t, { transport: failing(failure) }).call('user/create', { json: {} });
    assert.equal((await rejection(call, HttpError)).code, 'connection_lost');
  }
});

test('a text that is none is an error of the request', async (t) => {
  const api = clientOf(t, { transport: failing(new Error('it was sent')) });
  const robot = new GroupRobot({ key: 'robot-key-0123456789', environment: {}, transport: failing(new Error('sent')) });
  t.after(() => robot.close());
  const none = undefined as never;
  const text = { msgType: 'text', text: { content: none } } as const;
  for (const [argument, call] of [
    ['content', api.send.text('lisi', none)],
    ['content', api.send.text('lisi', 5 as never)],
    ['text.content', api.message.send({ toUser: 'lisi', ...text })],
    ['text.content', api.appchat.send('CHATID', text)],
    ['content', robot.text(none)],
    ['content', robot.markdown(none)],
    ['content', robot.markdownV2(none)],
  ] as const) {
    const error = await rejection(call, RequestError);
    assert.equal(error.argument, argument);
    assert.match(error.message, /must be a text, not (?:undefined|a value of type number)/);
  }
});

test('many calls may share a signal without a warning of a leak', async (t) => {
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => void warnings.push(warning);
  process.on('warning', onWarning);
  t.after(() => process.off('warning', onWarning));
  const api = await answered(t, (response) => response.end('{"errcode":0,"userid":"lisi"}'));
  const { signal } = new AbortController();
  await Promise.all([
    ...Array.from({ length: 60 }, () => api.user.get('lisi', { signal })),
    ...Array.from({ length: 25 }, () => api.send.text('lisi', 'Hello', { signal })),
  ]);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(warnings, []);
});
