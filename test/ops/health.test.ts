import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '../../src/clock/index.js';
import { StoreError } from '../../src/errors/index.js';
import { Health, healthResponse } from '../../src/ops/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';

function openHealth() {
  const clock = new ManualClock();
  const logger = recordingLogger();
  return { clock, logger, health: new Health({ logger, clock }) };
}

/** A check that does as the test says, and counts. */
function switchable() {
  const check = { runs: 0, error: undefined as unknown, run: (): void => {} };
  check.run = () => {
    check.runs += 1;
    if (check.error !== undefined) throw check.error;
  };
  return check;
}

describe('Health', () => {
  it('is ready without checks', async () => {
    const { health } = openHealth();
    assert.deepEqual(await health.report(), { ready: true, checks: {} });
  });

  it('is ready while every required check succeeds', async () => {
    const { clock, health } = openHealth();
    const [store, proxy] = [switchable(), switchable()];
    health.add('store', async () => store.run());
    health.add('proxy', proxy.run, { required: false });
    proxy.error = new Error('away');
    const { ready, checks } = await health.report();
    assert.equal(ready, true);
    assert.deepEqual(checks.store, { ok: true, required: true, ms: 0 });
    assert.deepEqual(checks.proxy, { ok: false, required: false, ms: 0, reason: 'Error' });
    store.error = new StoreError('store_unavailable', 'Redis does not answer.');
    await clock.advance(1_000);
    const later = await health.report();
    assert.equal(later.ready, false);
    assert.equal(later.checks.store?.reason, 'Redis does not answer.');
  });

  it('runs the checks once a second, however often it is asked', async () => {
    const { clock, health } = openHealth();
    const store = switchable();
    health.add('store', store.run);
    await Promise.all(Array.from({ length: 100 }, () => health.report()));
    await health.report();
    await clock.advance(999);
    await health.report();
    assert.equal(store.runs, 1);
    await clock.advance(1);
    await health.report();
    assert.equal(store.runs, 2);
  });

  it('does not answer from the past for long when the clock is set back', async () => {
    const { clock, logger } = openHealth();
    let now = clock.now();
    const health = new Health({
      logger,
      clock: { now: () => now, setTimeout: (run, delay) => clock.setTimeout(run, delay) },
    });
    const store = switchable();
    health.add('store', store.run);
    await health.report();
    now -= 3_600_000;
    assert.equal((await health.report()).checks.store?.ms, 0);
    assert.equal(store.runs, 2);
  });

  it('waits two seconds for a check, and asks one that hangs no more', async () => {
    const { clock, health } = openHealth();
    let runs = 0;
    let release = (): void => {};
    health.add('store', () => {
      runs += 1;
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    const late = health.report();
    await clock.advance(2_000);
    const { ready, checks } = await late;
    assert.equal(ready, false);
    assert.deepEqual(checks.store, { ok: false, required: true, ms: 2_000, reason: 'no answer within 2000 ms' });
    await clock.advance(1_000);
    assert.equal((await health.report()).checks.store?.ms, 0, 'fails at once');
    assert.equal(runs, 1);
    release();
    await clock.advance(1_000);
    const again = health.report();
    await clock.advance(0);
    release();
    assert.equal((await again).ready, true);
  });

  it("takes a timeout of the check's own", async () => {
    const { clock, health } = openHealth();
    health.add('store', () => new Promise(() => {}), { timeout: 50 });
    const report = health.report();
    await clock.advance(50);
    assert.equal((await report).checks.store?.reason, 'no answer within 50 ms');
  });

  it('is not ready while it shuts down, whatever the checks say', async () => {
    const { health } = openHealth();
    const store = switchable();
    health.add('store', store.run);
    assert.equal((await health.report()).ready, true);
    health.shutDown();
    assert.deepEqual(await health.report(), { ready: false, reason: 'shutting down', checks: {} });
    assert.equal(store.runs, 1);
  });

  it('replaces a check of the same name, and takes checks off', async () => {
    const { clock, health } = openHealth();
    const [old, young] = [switchable(), switchable()];
    const takeOld = health.add('store', old.run);
    const takeYoung = health.add('store', young.run);
    takeOld();
    assert.deepEqual(Object.keys((await health.report()).checks), ['store']);
    assert.deepEqual([old.runs, young.runs], [0, 1]);
    takeYoung();
    await clock.advance(1_000);
    assert.deepEqual((await health.report()).checks, {});
  });

  it("never shows what a stranger's error says, and logs when a check begins and ceases to fail", async () => {
    const { clock, health, logger } = openHealth();
    const store = switchable();
    health.add('store', store.run);
    const reasons: unknown[] = [];
    const failures = [
      new Error('redis://user:hunter2@redis.example is away'),
      Object.assign(new Error('connect ECONNREFUSED hunter2'), { code: 'ECONNREFUSED' }),
      'hunter2',
      undefined,
    ];
    for (const error of failures) {
      store.error = error;
      reasons.push((await health.report()).checks.store?.reason);
      await clock.advance(1_000);
    }
    assert.deepEqual(reasons, ['Error', 'ECONNREFUSED', 'failed', undefined]);
    assert.deepEqual(
      logger.lines.map(({ level, check }) => [level, check]),
      [
        ['warn', 'store'],
        ['info', 'store'],
      ],
    );
  });
});

describe('healthResponse', () => {
  it('leaves other paths to others', () => {
    const { health } = openHealth();
    for (const path of ['/', '/healthz/', '/health', '/metrics', '/wecom_app_cb']) {
      assert.equal(healthResponse(path, health), undefined, path);
    }
  });

  it('answers 200 on /healthz, also when not ready', async () => {
    const { health } = openHealth();
    health.shutDown();
    assert.deepEqual(await healthResponse('/healthz', health), {
      status: 200,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
      body: 'ok',
    });
  });

  it('answers 200 or 503 on /readyz, with the report as JSON', async () => {
    const { clock, health } = openHealth();
    const store = switchable();
    health.add('store', store.run);
    const ready = await healthResponse('/readyz', health);
    assert.equal(ready?.status, 200);
    assert.equal(ready?.headers['content-type'], 'application/json; charset=utf-8');
    assert.deepEqual(JSON.parse(ready?.body ?? ''), {
      ready: true,
      checks: { store: { ok: true, required: true, ms: 0 } },
    });
    store.error = new StoreError('store_unavailable', 'The disk is full.');
    await clock.advance(1_000);
    const failing = await healthResponse('/readyz', health, 'HEAD', { withReasons: true });
    assert.equal(failing?.status, 503);
    assert.equal(JSON.parse(failing?.body ?? '').checks.store.reason, 'The disk is full.');
    const forAnybody = await healthResponse('/readyz', health);
    assert.deepEqual(JSON.parse(forAnybody?.body ?? '').checks, { store: { ok: false, required: true, ms: 0 } });
    health.shutDown();
    const closing = await healthResponse('/readyz', health);
    assert.deepEqual([closing?.status, closing?.body], [503, '{"ready":false,"reason":"shutting down","checks":{}}']);
  });

  it('refuses other methods', async () => {
    const { health } = openHealth();
    for (const path of ['/healthz', '/readyz']) {
      const refusal = await healthResponse(path, health, 'POST');
      assert.deepEqual([refusal?.status, refusal?.headers.allow], [405, 'GET, HEAD']);
    }
  });
});
