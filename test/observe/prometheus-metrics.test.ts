import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '../../src/clock/index.js';
import { StoreError } from '../../src/errors/index.js';
import type { EventName } from '../../src/message/index.js';
import { type CallbackReport, PrometheusMetrics } from '../../src/observe/index.js';
import { type Family, parseExposition, sampleOf } from './exposition.js';

const CALLBACK: CallbackReport = {
  msgType: 'text',
  outcome: 'replied',
  road: 'passive',
  duplicate: false,
  durationMs: 12,
};

/** Metrics without those of the process, and a look at what they show. */
function openMetrics() {
  const clock = new ManualClock();
  const metrics = new PrometheusMetrics({ clock, processMetrics: false });
  const read = async (): Promise<ReadonlyMap<string, Family>> => parseExposition(await metrics.expose());
  return { clock, metrics, read };
}

/** A mistake in the platform's data or in the caller's, which the type would not let pass. */
function stranger(name: string): EventName {
  return name as EventName;
}

describe('PrometheusMetrics', () => {
  it('counts callbacks by type and outcome, and times them', async () => {
    const { metrics, read } = openMetrics();
    const observer = metrics.observer();
    observer.callback?.(CALLBACK);
    observer.callback?.({ ...CALLBACK, durationMs: 4_600, road: 'push', outcome: 'acknowledged' });
    observer.callback?.({ ...CALLBACK, msgType: 'event', event: 'click', outcome: 'empty', road: 'none' });
    observer.callback?.({ ...CALLBACK, msgType: 'event', event: 'click', outcome: 'empty', road: 'none' });
    const families = await read();
    assert.equal(sampleOf(families, 'wecom_callbacks_total', { msg_type: 'text', outcome: 'replied' }), 1);
    assert.equal(sampleOf(families, 'wecom_callbacks_total', { msg_type: 'text', outcome: 'acknowledged' }), 1);
    const clicks = { msg_type: 'event', event: 'click', outcome: 'empty' };
    assert.equal(sampleOf(families, 'wecom_callbacks_total', clicks), 2);
    assert.equal(sampleOf(families, 'wecom_callback_roads_total', { road: 'push' }), 1);
    assert.equal(sampleOf(families, 'wecom_callback_roads_total', { road: 'none' }), 2);
    assert.equal(sampleOf(families, 'wecom_callback_roads_total', { road: 'hold' }), 0, 'shown before it happens');
    assert.equal(sampleOf(families, 'wecom_callback_duration_seconds_count'), 4);
    assert.equal(sampleOf(families, 'wecom_callback_duration_seconds_bucket', { le: '0.025' }), 3);
    assert.equal(sampleOf(families, 'wecom_callback_duration_seconds_bucket', { le: '4.5' }), 3);
    assert.equal(sampleOf(families, 'wecom_callback_duration_seconds_bucket', { le: '5' }), 4);
  });

  it('counts duplicates and refusals', async () => {
    const { metrics, read } = openMetrics();
    const observer = metrics.observer();
    assert.equal(sampleOf(await read(), 'wecom_callback_duplicates_total'), 0);
    observer.callback?.({ ...CALLBACK, duplicate: true });
    observer.callback?.({ ...CALLBACK, msgType: 'unknown', outcome: 'refused', road: 'none', code: 'decrypt_failed' });
    const families = await read();
    assert.equal(sampleOf(families, 'wecom_callback_duplicates_total'), 1);
    assert.equal(sampleOf(families, 'wecom_callback_duration_seconds_count'), 1, 'refusals are not timed');
    assert.equal(sampleOf(families, 'wecom_callback_refusals_total', { code: 'decrypt_failed' }), 1);
    assert.equal(sampleOf(families, 'wecom_callbacks_total', { msg_type: 'other', outcome: 'refused' }), 1);
  });

  it('times handlers and replies in seconds', async () => {
    const { metrics, read } = openMetrics();
    const observer = metrics.observer();
    observer.handler?.({ handler: 'Bot.order', durationMs: 20_000, failed: false });
    observer.handler?.({ handler: 'Bot.order', durationMs: 3, failed: true });
    observer.handler?.({ handler: "onText('help')", durationMs: 3, failed: false });
    observer.reply?.({ road: 'hold', latencyMs: 12_000 });
    const families = await read();
    const order = { handler: 'Bot.order' };
    assert.equal(sampleOf(families, 'wecom_handler_duration_seconds_sum', order), 20.003);
    assert.equal(sampleOf(families, 'wecom_handler_errors_total', order), 1);
    assert.equal(sampleOf(families, 'wecom_handler_errors_total', { handler: "onText('help')" }), 0);
    for (const [le, count] of Object.entries({ 4.5: 0, 5: 0, 10: 0, 15: 1 })) {
      assert.equal(sampleOf(families, 'wecom_reply_latency_seconds_bucket', { road: 'hold', le }), count, le);
    }
  });

  it('counts what happens to the outbox, to credentials and to calls', async () => {
    const { metrics, read } = openMetrics();
    const observer = metrics.observer();
    observer.outbox?.({ event: 'put', kind: 'send' });
    observer.outbox?.({ event: 'dead', kind: 'send' });
    observer.credential?.({ name: 'access_token', ok: true, durationMs: 80 });
    observer.credential?.({ name: 'corp_ticket', ok: false, durationMs: 80 });
    observer.apiCall?.({ path: 'message/send', durationMs: 90 });
    observer.apiCall?.({ path: 'message/send', errCode: 45009, code: 'rate_limited', durationMs: 90 });
    observer.apiCall?.({ path: 'message/send', code: 'timeout', durationMs: 10_000 });
    observer.store?.({ available: true });
    observer.store?.({ available: false });
    const families = await read();
    assert.equal(sampleOf(families, 'wecom_outbox_events_total', { event: 'dead', kind: 'send' }), 1);
    const refreshes = 'wecom_credential_refreshes_total';
    assert.equal(sampleOf(families, refreshes, { credential: 'access_token', result: 'success' }), 1);
    assert.equal(sampleOf(families, refreshes, { credential: 'corp_ticket', result: 'failure' }), 1);
    const path = 'message/send';
    assert.equal(sampleOf(families, 'wecom_api_request_duration_seconds_count', { path }), 3);
    assert.equal(sampleOf(families, 'wecom_api_errors_total', { path, code: 'rate_limited', errcode: '45009' }), 1);
    assert.equal(sampleOf(families, 'wecom_api_errors_total', { path, code: 'timeout' }), 1);
    assert.equal(sampleOf(families, 'wecom_store_up'), 0);
  });

  it('keeps the time series few, whatever strangers send', async () => {
    const { metrics, read } = openMetrics();
    const observer = metrics.observer();
    observer.callback?.({ ...CALLBACK, msgType: 'event', event: 'unknown' });
    for (let index = 0; index < 1000; index += 1) {
      observer.callback?.({ ...CALLBACK, msgType: 'event', event: stranger(`event"${index}\n`) });
      observer.handler?.({ handler: `handler${index}`, durationMs: 1, failed: false });
      observer.apiCall?.({ path: `path/${index}`, errCode: index, code: `code_${index}`, durationMs: 1 });
      observer.outbox?.({ event: 'put', kind: `kind${index}` });
    }
    const families = await read();
    const seriesOf = (name: string): number => families.get(name)?.samples.length ?? 0;
    assert.equal(seriesOf('wecom_callbacks_total'), 100);
    assert.equal(
      sampleOf(families, 'wecom_callbacks_total', { msg_type: 'event', event: 'other', outcome: 'replied' }),
      902,
    );
    assert.equal(seriesOf('wecom_handler_errors_total'), 501);
    assert.equal(seriesOf('wecom_outbox_events_total'), 21);
    assert.equal(sampleOf(families, 'wecom_outbox_events_total', { event: 'put', kind: 'other' }), 980);
    assert.ok(seriesOf('wecom_api_errors_total') <= 301);
  });

  it('tells the apps of one process apart', async () => {
    const { metrics, read } = openMetrics();
    metrics.observer('orders').callback?.(CALLBACK);
    metrics.observer('support').callback?.({ ...CALLBACK, outcome: 'empty' });
    metrics.watchOutbox(async () => ({ depth: 2, oldest: undefined, dead: 0 }), 'orders');
    const families = await read();
    const labels = { msg_type: 'text', outcome: 'replied', app: 'orders' };
    assert.equal(sampleOf(families, 'wecom_callbacks_total', labels), 1);
    assert.equal(sampleOf(families, 'wecom_callbacks_total', { ...labels, app: 'support' }), undefined);
    assert.equal(sampleOf(families, 'wecom_outbox_jobs', { app: 'orders' }), 2);
  });

  it('asks an outbox at each scrape', async () => {
    const { clock, metrics, read } = openMetrics();
    let stats = { depth: 3, oldest: clock.now() as number | undefined, dead: 1 };
    let asked = 0;
    const forget = metrics.watchOutbox(async () => {
      asked += 1;
      return stats;
    });
    await clock.advance(90_500);
    const families = await read();
    assert.equal(sampleOf(families, 'wecom_outbox_jobs'), 3);
    assert.equal(sampleOf(families, 'wecom_outbox_oldest_job_age_seconds'), 90.5);
    assert.equal(sampleOf(families, 'wecom_outbox_dead_jobs'), 1);
    stats = { depth: 0, oldest: undefined, dead: 1 };
    assert.equal(sampleOf(await read(), 'wecom_outbox_oldest_job_age_seconds'), 0);
    assert.equal(asked, 2);
    forget();
    assert.equal(sampleOf(await read(), 'wecom_outbox_jobs'), undefined);
    assert.equal(asked, 2);
  });

  it('shows nothing of an outbox that fails or hangs, and everything else', async () => {
    const { clock, metrics, read } = openMetrics();
    const stats = { depth: 3, oldest: undefined, dead: 0 };
    let release = (): void => {};
    let answer = (): Promise<typeof stats> => Promise.resolve(stats);
    metrics.watchOutbox(() => answer());
    assert.equal(sampleOf(await read(), 'wecom_outbox_jobs'), 3);
    answer = () => Promise.reject(new StoreError('store_unavailable', 'Redis is away'));
    assert.equal(sampleOf(await read(), 'wecom_outbox_jobs'), undefined);
    answer = () =>
      new Promise((resolve) => {
        release = () => resolve(stats);
      });
    const late = read();
    await clock.advance(2_000);
    const families = await late;
    assert.equal(sampleOf(families, 'wecom_outbox_jobs'), undefined);
    assert.ok(families.has('wecom_callbacks_total'));
    release();
    await clock.advance(0);
    answer = () => Promise.resolve(stats);
    assert.equal(sampleOf(await read(), 'wecom_outbox_jobs'), 3);
  });

  it('forgets an outbox also while it is being asked', async () => {
    const { clock, metrics, read } = openMetrics();
    let release = (): void => {};
    const forget = metrics.watchOutbox(
      () =>
        new Promise((resolve) => {
          release = () => resolve({ depth: 3, oldest: undefined, dead: 0 });
        }),
    );
    const scrape = read();
    await clock.advance(0);
    forget();
    release();
    assert.equal(sampleOf(await scrape, 'wecom_outbox_jobs'), undefined);
  });

  it('follows the naming practice of Prometheus, each metric with its help', async () => {
    const metrics = new PrometheusMetrics();
    assert.equal(metrics.contentType, 'text/plain; version=0.0.4; charset=utf-8');
    const families = parseExposition(await metrics.expose());
    assert.ok(families.has('process_cpu_seconds_total'), 'metrics of the process');
    assert.ok(families.has('nodejs_eventloop_lag_seconds'));
    const ours = [...families.values()].filter(({ name }) => name.startsWith('wecom_'));
    assert.equal(ours.length, 16);
    for (const { name, type, help } of ours) {
      assert.match(name, /^wecom_[a-z]+(?:_[a-z]+)*$/);
      assert.equal(name.endsWith('_total'), type === 'counter', `${name}: only counters end in _total`);
      assert.equal(name.endsWith('_seconds'), type === 'histogram' || name.includes('_age_'), `${name}: base unit`);
      assert.match(help, /^[A-Z].{15,}\.$/, `${name}: a sentence`);
    }
  });

  it('has a registry of its own', async () => {
    const [one, two] = [openMetrics(), openMetrics()];
    one.metrics.observer().callback?.(CALLBACK);
    assert.equal(sampleOf(await two.read(), 'wecom_callback_duration_seconds_count'), undefined);
  });
});
