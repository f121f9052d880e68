import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { type TestContext, test } from 'node:test';
import { Router } from 'express';
import { ManualClock } from '../../../src/clock/index.js';
import { problemHandler, requestIds } from '../../../src/gateway/http/index.js';
import {
  type ApiKeyOptions,
  ApiKeys,
  apiKeyMiddleware,
  apiKeyOf,
  generateApiKey,
} from '../../../src/gateway/keys/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { serve } from '../serve.js';

const CI = generateApiKey();

async function open(t: TestContext, options: readonly ApiKeyOptions[], clock = new ManualClock()) {
  const logger = recordingLogger();
  const router = Router();
  router.use(requestIds(), apiKeyMiddleware({ keys: new ApiKeys(options, { clock }), logger }));
  router.use((_request, response) => void response.send(apiKeyOf(response).name));
  router.use(problemHandler(logger));
  const origin = await serve(t, router);
  const call = async (headers: Record<string, string>) => {
    const response = await fetch(origin, { headers });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      ...(text.startsWith('{') ? JSON.parse(text) : {}),
    };
  };
  return { call, logger, origin, clock };
}

const KEYED: readonly ApiKeyOptions[] = [{ name: 'ci', hash: CI.hash, rate: { requests: 2 } }];

test('a key opens the door in either header, in whatever case the scheme is written', async (t) => {
  const { call } = await open(t, [{ name: 'ci', hash: CI.hash }]);
  const ways: readonly Record<string, string>[] = [
    { authorization: `Bearer ${CI.key}` },
    { authorization: `bearer  ${CI.key}` },
    { 'x-api-key': CI.key },
    { authorization: 'Basic cHJveHk6cGFzcw==', 'x-api-key': CI.key },
  ];
  for (const headers of ways)
    assert.deepEqual(await call(headers).then(({ status, text }) => [status, text]), [200, 'ci']);
});

test('without a key, or with a wrong one, nobody comes in, from this machine either', async (t) => {
  const { call, logger } = await open(t, KEYED);
  const none = await call({});
  assert.deepEqual([none.status, none.code, none.title], [401, 'missing_api_key', 'Unauthorized']);
  assert.match(none.headers.get('www-authenticate') ?? '', /^Bearer realm=/);
  assert.equal(none.headers.get('content-type'), 'application/problem+json; charset=utf-8');
  assert.equal((await call({ authorization: `Basic ${CI.key}` })).code, 'missing_api_key');
  const wrong = generateApiKey().key;
  assert.equal((await call({ 'x-api-key': wrong })).code, 'invalid_api_key');
  assert.equal((await call({ authorization: `Bearer ${CI.hash}` })).code, 'invalid_api_key');
  assert.equal(logger.lines.length, 2);
  assert.ok(!JSON.stringify(logger.lines).includes(wrong), 'a key may be a good one of somewhere else');
});

test('whoever tries many keys is told 429, fills no log, and holds up nobody who has one', async (t) => {
  const { call, logger } = await open(t, [{ name: 'ci', hash: CI.hash }]);
  const codes: string[] = [];
  for (let count = 0; count < 80; count += 1) codes.push((await call({ 'x-api-key': `wak_${count}` })).code);
  assert.deepEqual([codes.indexOf('too_many_failures'), codes.lastIndexOf('invalid_api_key')], [60, 59]);
  assert.equal(logger.lines.filter(({ level }) => level === 'warn').length, 61);
  const refused = await call({ 'x-api-key': 'wak_' });
  assert.deepEqual([refused.status, refused.headers.get('retry-after')?.length], [429, 2]);
  assert.equal((await call({ 'x-api-key': CI.key })).status, 200);
  assert.equal((await call({})).code, 'missing_api_key', 'who shows none guesses none');
});

test('the limit of a key answers 429 and says when to come back', async (t) => {
  const { call, clock } = await open(t, KEYED);
  const headers = { 'x-api-key': CI.key };
  for (const _ of [1, 2]) assert.equal((await call(headers)).status, 200);
  const refused = await call(headers);
  assert.deepEqual([refused.status, refused.code], [429, 'rate_limited']);
  const seconds = Number(refused.headers.get('retry-after'));
  assert.ok(seconds >= 1 && seconds <= 70, `Retry-After: ${seconds}`);
  assert.match(refused.detail, /"ci" may make 2 requests in 60 s/);
  await clock.advance(seconds * 1000);
  assert.equal((await call(headers)).status, 200);
});

test('while no key is configured this machine is served, and the log says so once', async (t) => {
  const { call, logger } = await open(t, []);
  assert.deepEqual(await call({}).then(({ status, text }) => [status, text]), [200, 'local']);
  await call({ 'x-api-key': 'whatever' });
  assert.equal(logger.lines.length, 1);
  assert.match(logger.lines[0]?.message ?? '', /no API key is configured.*keygen --api/);
});

test('while no key is configured, a request that a proxy or a web page sent is refused, and told why', async (t) => {
  const { call, origin } = await open(t, []);
  const proxied = await call({ 'x-forwarded-for': '127.0.0.1' });
  assert.deepEqual([proxied.status, proxied.code], [401, 'no_api_key']);
  assert.match(proxied.detail, /a proxy passed it on.*no API key is configured.*keygen --api/);
  assert.match((await call({ origin: 'https://evil.example' })).detail, /a page of another site/);
  // fetch() does not let a Host header through.
  const status = await new Promise((resolve, reject) => {
    const call = httpRequest(origin, { headers: { host: 'rebound.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on('error', reject).end();
  });
  assert.equal(status, 401);
});

test('asking for the key where none was checked is a mistake that shows', async (t) => {
  const logger = recordingLogger();
  const router = Router();
  router.use((_request, response) => void response.send(apiKeyOf(response).name));
  router.use(problemHandler(logger));
  const response = await fetch(await serve(t, router));
  assert.equal(response.status, 500);
  assert.match(String(logger.lines[0]?.err), /apiKeyOf\(\) was called/);
});
