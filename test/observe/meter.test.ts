import assert from 'node:assert/strict';
import Module from 'node:module';
import { test } from 'node:test';
import { PrometheusMetrics } from '../../src/observe/index.js';

interface Resolver {
  _resolveFilename: (name: string, ...rest: unknown[]) => string;
}

test('a missing prom-client is told, with what to install', (t) => {
  const resolver = Module as object as Resolver;
  const resolve = resolver._resolveFilename;
  t.after(() => {
    resolver._resolveFilename = resolve;
  });
  resolver._resolveFilename = (name, ...rest) => {
    if (name !== 'prom-client') return resolve.call(resolver, name, ...rest);
    throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' });
  };
  assert.throws(() => new PrometheusMetrics(), {
    name: 'ConfigError',
    message:
      /metricsPort \(environment variable WECOM_APP_METRICS_PORT\): needs the package prom-client: npm install prom-client/,
  });
});
