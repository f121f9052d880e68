import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { StoreError } from '../../src/errors/index.js';
import { type MetricsSource, PrometheusMetrics } from '../../src/observe/index.js';
import { Health, listenForOps } from '../../src/ops/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { parseExposition, sampleOf } from '../observe/exposition.js';

async function openOps(t: TestContext, metrics?: MetricsSource) {
  const logger = recordingLogger();
  const health = new Health({ logger });
  const server = await listenForOps({ health, metrics, logger, port: 0 });
  t.after(() => server.close(0));
  const get = (path: string, method = 'GET'): Promise<Response> => fetch(`${server.origin}${path}`, { method });
  return { health, logger, server, get };
}

describe('listenForOps', () => {
  it('serves health and metrics on an address of this machine alone', async (t) => {
    const metrics = new PrometheusMetrics();
    const { health, server, get } = await openOps(t, metrics);
    assert.equal(server.host, '127.0.0.1');
    assert.equal(await (await get('/healthz')).text(), 'ok');
    health.add('store', () => {
      throw new StoreError('store_unavailable', 'Redis does not answer.');
    });
    const ready = await get('/readyz?verbose=1');
    assert.equal(ready.status, 503);
    assert.equal(JSON.parse(await ready.text()).checks.store.reason, 'Redis does not answer.');
    metrics.observer().reply?.({ road: 'push', latencyMs: 6_000 });
    const scraped = await get('/metrics');
    assert.equal(scraped.headers.get('content-type'), metrics.contentType);
    assert.equal(scraped.headers.get('x-content-type-options'), 'nosniff');
    const families = parseExposition(await scraped.text());
    assert.equal(sampleOf(families, 'wecom_reply_latency_seconds_count', { road: 'push' }), 1);
  });

  it('answers HEAD without a body', async (t) => {
    const { get } = await openOps(t, new PrometheusMetrics({ processMetrics: false }));
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      const response = await get(path, 'HEAD');
      assert.equal(response.status, 200, path);
      assert.ok(Number(response.headers.get('content-length')) > 0, path);
      assert.equal(await response.text(), '');
    }
  });

  it('knows no other path and no other method', async (t) => {
    const { get } = await openOps(t, new PrometheusMetrics({ processMetrics: false }));
    for (const path of ['/', '/metrics/', '/debug', '/healthz%00']) assert.equal((await get(path)).status, 404, path);
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      const refusal = await get(path, 'DELETE');
      assert.deepEqual([refusal.status, refusal.headers.get('allow')], [405, 'GET, HEAD'], path);
    }
  });

  it('has no /metrics when nothing is measured', async (t) => {
    const { get } = await openOps(t);
    assert.equal((await get('/metrics')).status, 404);
    assert.equal((await get('/readyz')).status, 200);
  });

  it('says that metrics cannot be collected, and why only to the log', async (t) => {
    const metrics = { contentType: 'text/plain', expose: () => Promise.reject(new Error('out of memory')) };
    const { get, logger } = await openOps(t, metrics);
    const failed = await get('/metrics');
    assert.deepEqual([failed.status, await failed.text()], [500, 'metrics cannot be collected']);
    assert.equal(logger.lines[0]?.level, 'error');
  });

  it('drops a connection whose answer cannot be written, and goes on', async (t) => {
    const metrics = { contentType: 'text/plain\n', expose: () => Promise.resolve('') };
    const { get } = await openOps(t, metrics);
    await assert.rejects(get('/metrics'), TypeError);
    assert.equal((await get('/healthz')).status, 200);
  });

  it('names its own setting when the port is taken', async (t) => {
    const { health, logger, server } = await openOps(t);
    await assert.rejects(listenForOps({ health, logger, port: server.port }), (error: Error) => {
      assert.equal(error.name, 'ConfigError');
      assert.match(
        error.message,
        /metricsPort \(environment variable WECOM_APP_METRICS_PORT\): 127\.0\.0\.1:\d+ is in use/,
      );
      return true;
    });
    await assert.rejects(listenForOps({ health, logger, host: '192.0.2.1', port: 0 }), /metricsHost \(environment/);
  });
});
