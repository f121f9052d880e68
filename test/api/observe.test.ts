import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import type { ApiCallReport, CredentialReport, Observer } from '../../src/observe/index.js';
import { openApiDesk } from './desk.js';

/** An observer that keeps what it hears; durations are looked at apart. */
class Listener implements Observer {
  readonly calls: Omit<ApiCallReport, 'durationMs'>[] = [];
  readonly credentials: Omit<CredentialReport, 'durationMs'>[] = [];
  readonly durations: number[] = [];

  apiCall({ durationMs, ...report }: ApiCallReport): void {
    this.calls.push(report);
    this.durations.push(durationMs);
  }

  credential({ durationMs, ...report }: CredentialReport): void {
    this.credentials.push(report);
    this.durations.push(durationMs);
  }
}

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const tracer = provider.getTracer('test');
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());

beforeEach(() => exporter.reset());
after(async () => {
  context.disable();
  await provider.shutdown();
});

test('every request is reported, those that are repeated too', async (t) => {
  const desk = await openApiDesk(t);
  const observer = new Listener();
  const api = desk.client({ observer });
  desk.wecom.faults.failNext('user/get', -1);
  await desk.drive(api.user.get('lisi'));
  desk.wecom.faults.failNext('user/get', 42001);
  await api.user.get('lisi');
  await assert.rejects(api.user.get('nobody'), { errCode: 60111 });
  desk.wecom.faults.answerNext('user/get', { status: 404 });
  await assert.rejects(api.user.get('lisi'), { code: 'http_status' });
  assert.deepEqual(observer.calls, [
    { path: 'gettoken' },
    { path: 'user/get', code: 'system_busy', errCode: -1 },
    { path: 'user/get' },
    { path: 'user/get', code: 'access_token_expired', errCode: 42001 },
    { path: 'gettoken' },
    { path: 'user/get' },
    { path: 'user/get', code: 'user_id_not_found', errCode: 60111 },
    { path: 'user/get', code: 'http_status' },
  ]);
});

test('a request is timed, and one that its caller gave up is told apart', async (t) => {
  const desk = await openApiDesk(t);
  const observer = new Listener();
  const api = desk.client({ observer });
  await api.getAccessToken();
  const given = new AbortController();
  desk.wecom.faults.delayNext('user/get', 60_000, 2);
  const slow = assert.rejects(api.user.get('lisi', { timeout: 3_000, signal: given.signal }), new Error('enough'));
  while (desk.transport.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
  await desk.clock.advance(2_000);
  given.abort(new Error('enough'));
  await slow;
  const late = assert.rejects(api.message.recall('msgid'), { code: 'timeout' });
  desk.wecom.faults.delayNext('message/recall', 60_000);
  while (desk.transport.requests.length < 3) await new Promise((resolve) => setImmediate(resolve));
  await desk.clock.advance(10_000);
  await late;
  assert.deepEqual(observer.calls.slice(1), [
    { path: 'user/get', code: 'aborted' },
    { path: 'message/recall', code: 'timeout' },
  ]);
  assert.deepEqual(observer.durations.slice(-2), [2_000, 10_000]);
});

test('a mistake in the transport is told as unexpected', async (t) => {
  const desk = await openApiDesk(t);
  const observer = new Listener();
  const transport = {
    send: () => Promise.reject(new TypeError('not a function')),
    close: async () => {},
  };
  await assert.rejects(desk.client({ observer, transport }).user.get('lisi'), TypeError);
  assert.deepEqual(observer.calls, [{ path: 'gettoken', code: 'unexpected' }]);
});

test('each time that a credential is asked for is reported, whoever is asked', async (t) => {
  const desk = await openApiDesk(t);
  const observer = new Listener();
  const api = desk.client({ observer });
  await Promise.all(Array.from({ length: 5 }, () => api.user.get('lisi')));
  await api.jssdk.config('https://app.example/');
  await api.jssdk.agentConfig('https://app.example/');
  const wrong = desk.client({ observer, secret: 'wrong-secret-0123456789' });
  await assert.rejects(wrong.user.get('lisi'), { errCode: 40001 });
  await assert.rejects(wrong.user.get('lisi'), { errCode: 40001 }, 'remembered, WeCom is not asked');
  const provided = desk.client({ observer, tokenProvider: () => Promise.reject(new Error('away')) });
  await assert.rejects(provided.user.get('lisi'), /away/);
  assert.deepEqual(observer.credentials, [
    { name: 'access_token', ok: true },
    { name: 'corp_ticket', ok: true },
    { name: 'app_ticket', ok: true },
    { name: 'access_token', ok: false },
    { name: 'access_token', ok: false },
  ]);
});

test('an observer that throws costs a warning and no call', async (t) => {
  const desk = await openApiDesk(t);
  const broken = (): never => {
    throw new Error('disk full');
  };
  const api = desk.client({ observer: { apiCall: broken, credential: broken } });
  assert.equal((await api.user.get('lisi')).userId, 'lisi');
  await assert.rejects(api.user.get('nobody'), { errCode: 60111 });
  assert.deepEqual(
    desk.warnings().map(({ message }) => message),
    ['an observer failed; its further failures are not logged'],
  );
});

test('a robot is observed, and its key is not', async (t) => {
  const desk = await openApiDesk(t);
  const observer = new Listener();
  const { key } = desk.wecom.addRobot();
  await desk.robot(key, { observer, tracer }).text('Hello');
  assert.deepEqual(observer.calls, [{ path: 'webhook/send' }]);
  assert.doesNotMatch(JSON.stringify(described(exporter.getFinishedSpans())), new RegExp(key));
});

test('a call is one span with its repeats, and the fetch of its token a child', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client({ tracer });
  desk.wecom.faults.failNext('message/send', 42001);
  await tracer.startActiveSpan('mine', async (span) => {
    await api.send.text('ZhangSan', 'Hello');
    span.end();
  });
  const spans = exporter.getFinishedSpans();
  assert.deepEqual(described(spans), [
    { name: 'wecom.api', parent: 'wecom.api', 'wecom.api.path': 'gettoken', 'wecom.api.attempts': 1 },
    { name: 'wecom.api', parent: 'wecom.api', 'wecom.api.path': 'gettoken', 'wecom.api.attempts': 1 },
    { name: 'wecom.api', parent: 'mine', 'wecom.api.path': 'message/send', 'wecom.api.attempts': 2 },
    { name: 'mine', parent: undefined },
  ]);
  const token = await api.getAccessToken();
  const shown = JSON.stringify(spans.map(({ attributes, events, status }) => [attributes, events, status]));
  for (const hidden of [token, desk.app.secret, 'ZhangSan', 'Hello']) assert.ok(!shown.includes(hidden));
});

test('a call that fails says so in its span', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client({ tracer });
  await api.getAccessToken();
  exporter.reset();
  await assert.rejects(api.user.get('nobody'), { errCode: 60111 });
  const [span] = exporter.getFinishedSpans();
  assert.deepEqual(span?.attributes, {
    'wecom.api.path': 'user/get',
    'wecom.api.attempts': 1,
    'error.type': 'user_id_not_found',
    'wecom.errcode': 60111,
  });
  assert.equal(span?.events[0]?.attributes?.['exception.type'], 'user_id_not_found');
});

test('a path that may hold anything makes no span and no report', async (t) => {
  const desk = await openApiDesk(t);
  const observer = new Listener();
  const api = desk.client({ tracer, observer });
  await assert.rejects(api.call('user/get?access_token=abc'), { name: 'RequestError' });
  assert.deepEqual([observer.calls, exporter.getFinishedSpans()], [[], []]);
});

/** Names, parents by name, and attributes. */
function described(spans: readonly ReadableSpan[]): object[] {
  return spans.map(({ name, attributes, parentSpanContext }) => {
    const parent = spans.find((span) => span.spanContext().spanId === parentSpanContext?.spanId)?.name;
    return { name, parent, ...attributes };
  });
}
