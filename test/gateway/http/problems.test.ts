import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { RequestError, StoreError } from '../../../src/errors/index.js';
import {
  HttpProblem,
  jsonBody,
  notFound,
  onlyMethods,
  type ProblemBody,
  problemHandler,
  requestIdOf,
  requestIds,
  securityHeaders,
  validate,
} from '../../../src/gateway/http/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { serve } from '../serve.js';

async function open(t: TestContext, handler: RequestHandler) {
  const logger = recordingLogger();
  const router = Router();
  router.use(securityHeaders(), requestIds());
  router.post('/', jsonBody(1000), handler);
  router.all('/', onlyMethods('POST'));
  router.use(notFound(), problemHandler(logger));
  const origin = await serve(t, router);
  const call = async (init: RequestInit = {}, path = '/') => {
    const response = await fetch(origin + path, { method: 'POST', headers: JSON_TYPE, body: '{}', ...init });
    const body = (await response.json()) as ProblemBody & { body: unknown; id: string };
    return { headers: response.headers, ...body, status: response.status };
  };
  return { call, logger, origin };
}

const JSON_TYPE = { 'content-type': 'application/json' };
const echo: RequestHandler = (request, response) =>
  void response.send({ body: request.body, id: requestIdOf(response) });
const failing = (error: unknown): RequestHandler => {
  return () => {
    throw error;
  };
};

test('a problem is answered as RFC 9457 has it, with the id of the request', async (t) => {
  const problem = new HttpProblem(409, 'taken', 'It is taken.', { headers: { 'Retry-After': '7' } });
  const { call, logger } = await open(t, failing(problem));
  const { headers, ...body } = await call({ headers: { ...JSON_TYPE, 'x-request-id': 'job-7' } });
  assert.deepEqual(body, { title: 'Conflict', status: 409, code: 'taken', detail: 'It is taken.', requestId: 'job-7' });
  assert.equal(headers.get('x-request-id'), 'job-7');
  assert.equal(headers.get('retry-after'), '7');
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.deepEqual(logger.lines, []);
});

test('a request id that could not stand in a log is replaced', async (t) => {
  const { call } = await open(t, echo);
  for (const given of ['a b', 'x'.repeat(65), '']) {
    const { id } = await call({ headers: { ...JSON_TYPE, 'x-request-id': given } });
    assert.match(id, /^[0-9a-f-]{36}$/);
  }
});

test('an error nobody foresaw is logged and not told', async (t) => {
  const { call, logger } = await open(t, failing(new Error('the password is 1234')));
  const { status, code, detail, requestId } = await call();
  assert.deepEqual([status, code], [500, 'internal_error']);
  assert.ok(!detail.includes('1234'));
  assert.equal(logger.lines[0]?.requestId, requestId);
  assert.match(String(logger.lines[0]?.err), /1234/);
});

test('what the rest of the package throws keeps its meaning', async (t) => {
  const store = await open(t, failing(new StoreError('store_unavailable', 'Redis is away')));
  const away = await store.call();
  assert.deepEqual([away.status, away.code, away.headers.get('retry-after')], [503, 'store_unavailable', '5']);
  const request = await open(t, failing(new RequestError('toUser', 'holds 1001 ids, at most 1000 are possible.')));
  const { status, errors, detail } = await request.call();
  assert.equal(status, 422);
  assert.deepEqual(errors, [{ path: 'toUser', message: 'holds 1001 ids, at most 1000 are possible.' }]);
  assert.equal(detail, 'toUser holds 1001 ids, at most 1000 are possible.');
});

test('a body must be JSON, say so, and be short', async (t) => {
  const { call } = await open(t, echo);
  assert.deepEqual(
    (await call({ body: '{"a":1}', headers: { 'content-type': 'application/json; charset=utf-8' } })).body,
    { a: 1 },
  );
  const cases: readonly [RequestInit, number, string][] = [
    [{ body: '{"a":' }, 400, 'malformed_json'],
    [{ body: JSON.stringify('x'.repeat(1000)) }, 413, 'body_too_large'],
    [{ headers: { 'content-type': 'text/plain' } }, 415, 'unsupported_media_type'],
    [{ headers: { 'content-type': 'application/json; charset=gbk' } }, 415, 'unsupported_media_type'],
    [{ headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } }, 400, 'bad_request'],
  ];
  for (const [init, status, code] of cases) {
    const answer = await call(init);
    assert.deepEqual([answer.status, answer.code], [status, code]);
  }
});

test('other methods and other paths are told what there is', async (t) => {
  const { call } = await open(t, echo);
  const wrong = await call({ method: 'PUT' });
  assert.deepEqual([wrong.status, wrong.code, wrong.headers.get('allow')], [405, 'method_not_allowed', 'POST']);
  assert.equal((await call({}, '/elsewhere')).code, 'not_found');
});

test('everything comes with the headers of a page that trusts nobody', async (t) => {
  const { call } = await open(t, echo);
  const { headers } = await call();
  const policy = headers.get('content-security-policy') ?? '';
  assert.match(policy, /^default-src 'none';script-src 'self';style-src 'self';/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.ok(!policy.includes('unsafe'));
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.equal(headers.get('strict-transport-security'), null);
});

test('an answer that fails half-way is cut off and logged', async (t) => {
  const { origin, logger } = await open(t, (_request, response) => {
    response.write('half');
    throw new Error('late');
  });
  await assert.rejects(
    fetch(origin, { method: 'POST', headers: JSON_TYPE, body: '{}' }).then((answer) => answer.text()),
  );
  assert.match(String(logger.lines[0]?.err), /late/);
});

test('validate says for each member what is wrong and what is allowed', () => {
  const schema = z.strictObject({
    name: z.string().max(3),
    count: z.int().min(1).max(9),
    on: z.boolean(),
    kind: z.enum(['a', 'b']),
    one: z.literal('x'),
    to: z.union([z.string(), z.array(z.string()).max(2)]),
    items: z.array(z.strictObject({ url: z.string().min(2) })).min(1),
    part: z.strictObject({ id: z.string() }),
    odd: z.string().refine((text) => text === 'odd', 'must be odd'),
  });
  const wrong = {
    name: 'four',
    count: 10,
    on: 'yes',
    kind: 'c',
    one: 'y',
    to: 7,
    items: [{ url: 'x' }, { url: 5, ulr: 'x' }],
    odd: 'even',
  };
  const problem = problemOf(() => validate(schema, wrong));
  assert.deepEqual(Object.fromEntries(problem.errors.map(({ path, message }) => [path, message])), {
    name: 'must have at most 3 characters',
    count: 'must be at most 9',
    on: 'must be true or false',
    kind: 'must be one of "a", "b"',
    one: 'must be "x"',
    to: 'must be a text or a list',
    'items[0].url': 'must have at least 2 characters',
    'items[1].url': 'must be a text',
    'items[1].ulr': 'is not known here; check its spelling',
    part: 'is missing; it must be an object',
    odd: 'must be odd',
  });
  assert.equal(problem.status, 422);
  assert.match(problem.message, /^name must have at most 3 characters; count must be/);
  const inList = problemOf(() => validate(z.object({ to: schema.shape.to }), { to: ['a', 1] }));
  assert.deepEqual(inList.errors, [{ path: 'to[1]', message: 'must be a text' }]);
  const tooMany = problemOf(() => validate(z.object({ to: schema.shape.to }), { to: ['a', 'b', 'c'] }));
  assert.deepEqual(tooMany.errors, [{ path: 'to', message: 'must have at most 2 entries' }]);
  assert.deepEqual(problemOf(() => validate(schema, [])).errors, [{ path: '', message: 'must be an object' }]);
  assert.equal(validate(z.object({ n: z.string().default('x') }), {}).n, 'x');
});

function problemOf(task: () => unknown): HttpProblem {
  try {
    task();
  } catch (error) {
    assert.ok(error instanceof HttpProblem);
    return error;
  }
  assert.fail('nothing was thrown');
}

test('of very many faults the first are told, and how many more there are', async (t) => {
  const { call } = await open(t, (request) => {
    validate(z.strictObject({}), request.body);
  });
  const body = JSON.stringify(Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`k${index}`, 0])));
  const answer = await call({ body });
  assert.deepEqual([answer.status, answer.code, answer.errors?.length], [422, 'invalid_request', 50]);
  assert.match(answer.detail, /k49 is not known here; check its spelling; and 40 more\.$/);
});
