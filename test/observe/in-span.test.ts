import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { ApiError, HandlerError } from '../../src/errors/index.js';
import { inSpan } from '../../src/observe/index.js';

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const tracer = provider.getTracer('test');
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('inSpan', () => {
  beforeEach(() => exporter.reset());
  after(async () => {
    context.disable();
    await provider.shutdown();
  });

  it('only runs the task without a tracer', async () => {
    assert.equal(
      inSpan(undefined, 'wecom.handler', {}, (span) => span),
      undefined,
    );
    assert.throws(() => inSpan(undefined, 'wecom.handler', {}, () => assert.fail('mine')), /mine/);
    assert.equal(await inSpan(undefined, 'wecom.api', {}, async () => 7), 7);
    assert.deepEqual(exporter.getFinishedSpans(), []);
  });

  it('ends the span of a task that answers at once', () => {
    const answer = inSpan(tracer, 'wecom.handler', { 'wecom.handler': 'Bot.order' }, (span) => {
      span?.setAttribute('wecom.outcome', 'empty');
      return 7;
    });
    assert.equal(answer, 7);
    const [span] = exporter.getFinishedSpans();
    assert.equal(span?.name, 'wecom.handler');
    assert.equal(span?.kind, SpanKind.INTERNAL);
    assert.equal(span?.status.code, SpanStatusCode.UNSET);
    assert.deepEqual(span?.attributes, { 'wecom.handler': 'Bot.order', 'wecom.outcome': 'empty' });
  });

  it('makes what runs inside a child, across pauses', async () => {
    const answer = await inSpan(tracer, 'wecom.callback', { 'wecom.msg_type': 'text' }, async () => {
      await pause();
      return inSpan(tracer, 'wecom.handler', {}, async () => {
        await pause();
        await Promise.all([
          inSpan(tracer, 'wecom.api', { 'wecom.api.path': 'user/get' }, pause),
          inSpan(tracer, 'wecom.api', { 'wecom.api.path': 'message/send' }, pause),
        ]);
        return 7;
      });
    });
    assert.equal(answer, 7);
    const spans = exporter.getFinishedSpans();
    assert.deepEqual(
      spans.map(({ name }) => name),
      ['wecom.api', 'wecom.api', 'wecom.handler', 'wecom.callback'],
    );
    const [userGet, send, handler, callback] = spans;
    assert.equal(userGet?.parentSpanContext?.spanId, handler?.spanContext().spanId);
    assert.equal(send?.parentSpanContext?.spanId, handler?.spanContext().spanId);
    assert.equal(handler?.parentSpanContext?.spanId, callback?.spanContext().spanId);
    assert.equal(callback?.parentSpanContext, undefined);
    assert.deepEqual([send?.kind, callback?.kind], [SpanKind.CLIENT, SpanKind.SERVER]);
    assert.equal(trace.getActiveSpan(), undefined, 'nothing is left active');
  });

  it('records what is thrown, at once or later, and throws it on', async () => {
    const error = new HandlerError('handler_threw', 'Bot.order threw');
    const fail = (): never => {
      throw error;
    };
    assert.throws(() => inSpan(tracer, 'wecom.handler', {}, fail), error);
    await assert.rejects(
      inSpan(tracer, 'wecom.handler', {}, async () => fail()),
      error,
    );
    const spans = exporter.getFinishedSpans();
    assert.equal(spans.length, 2);
    for (const span of spans) {
      assert.deepEqual(span.status, { code: SpanStatusCode.ERROR, message: 'handler_threw' });
      assert.equal(span.attributes['error.type'], 'handler_threw');
      assert.equal(span.events[0]?.name, 'exception');
      assert.equal(span.events[0]?.attributes?.['exception.message'], 'Bot.order threw');
    }
  });

  it("carries the errcode of a refusal, and the name of a stranger's error", () => {
    const meaning = { en: 'too often', zh: '接口调用超过限制' };
    const refusal = new ApiError('rate_limited', { errCode: 45009, errMsg: '', path: 'message/send', meaning });
    for (const error of [refusal, new TypeError('no such thing')]) {
      assert.throws(
        () =>
          inSpan(tracer, 'wecom.api', {}, () => {
            throw error;
          }),
        error,
      );
    }
    const [refused, mistaken] = exporter.getFinishedSpans().map(({ attributes }) => attributes);
    assert.deepEqual(refused, { 'error.type': 'rate_limited', 'wecom.errcode': 45009 });
    assert.deepEqual(mistaken, { 'error.type': 'TypeError' });
  });

  it('never shows what was thrown when it is no error', async () => {
    await assert.rejects(
      inSpan(tracer, 'wecom.handler', {}, () => Promise.reject('what a member wrote')),
      /what a member wrote/,
    );
    const [span] = exporter.getFinishedSpans();
    assert.equal(span?.events[0]?.attributes?.['exception.message'], 'a string was thrown');
    assert.equal(span?.attributes['error.type'], 'Error');
  });

  it('survives what cannot even be looked at', async () => {
    const hostile = Object.defineProperty(new Error('mine'), 'name', {
      get: () => {
        throw new Error('not for you');
      },
    });
    await assert.rejects(
      inSpan(tracer, 'wecom.handler', {}, () => Promise.reject(hostile)),
      (error) => error === hostile,
    );
    assert.equal(exporter.getFinishedSpans()[0]?.status.code, SpanStatusCode.ERROR);
  });
});
