import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError } from '../../src/errors/index.js';
import { resolveAppConfig, type WecomAppOptions } from '../../src/options/index.js';
import { SETTINGS } from '../helpers/callbacks.js';

const ENVIRONMENT = {
  WECOM_APP_CORP_ID: SETTINGS.corpId,
  WECOM_APP_TOKEN: SETTINGS.token,
  WECOM_APP_AES_KEY: SETTINGS.encodingAESKey,
};

function problemsOf(options: WecomAppOptions): ConfigError {
  try {
    resolveAppConfig({ environment: {}, ...options });
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error;
  }
  throw new assert.AssertionError({ message: 'the settings were accepted' });
}

describe('resolveAppConfig', () => {
  it('takes everything from the environment, and one default each', () => {
    const { logger, clock, environment: _, ...config } = resolveAppConfig({ environment: ENVIRONMENT });
    assert.deepEqual(config, {
      ...SETTINGS,
      secret: undefined,
      agentId: undefined,
      apiBase: undefined,
      path: '/wecom_app_cb',
      host: '0.0.0.0',
      port: 5001,
      bodyLimit: 1048576,
      timestampTolerance: undefined,
      replyDeadline: 4500,
      onDeadline: 'hold',
      deadlineNotice: undefined,
      dedupKey: undefined,
      dedupRetention: 600_000,
      concurrency: 'parallel',
      maxConcurrency: 1000,
      queueLimit: 1000,
      store: 'memory:',
      sessionTtl: 86_400_000,
      previousToken: undefined,
      previousEncodingAESKey: undefined,
      trustProxy: false,
      allowAddresses: [],
      failureLimit: 60,
      maxConnections: 10_000,
      metricsPort: undefined,
      metricsHost: '127.0.0.1',
      observer: undefined,
      tracer: undefined,
    });
    assert.equal(typeof logger.info, 'function');
    assert.ok(Math.abs(clock.now() - Date.now()) < 1000);
  });

  it('prefers an option to the environment', () => {
    const environment = {
      ...ENVIRONMENT,
      WECOM_APP_PORT: '80',
      WECOM_APP_HOST: '::1',
      WECOM_APP_PATH: '/env',
      WECOM_APP_BODY_LIMIT: '2048',
      WECOM_APP_TIMESTAMP_TOLERANCE: '60',
    };
    const fromEnvironment = resolveAppConfig({ environment });
    assert.deepEqual(
      [
        fromEnvironment.port,
        fromEnvironment.host,
        fromEnvironment.path,
        fromEnvironment.bodyLimit,
        fromEnvironment.timestampTolerance,
      ],
      [80, '::1', '/env', 2048, 60],
    );
    const given = resolveAppConfig({
      environment,
      port: 0,
      host: '127.0.0.1',
      path: '/given/',
      corpId: 'wwother',
      bodyLimit: 4096,
      timestampTolerance: 1.5,
    });
    assert.deepEqual(
      [given.port, given.host, given.path, given.corpId, given.bodyLimit, given.timestampTolerance],
      [0, '127.0.0.1', '/given', 'wwother', 4096, 1.5],
    );
  });

  it('keeps / as a path', () => assert.equal(resolveAppConfig({ environment: ENVIRONMENT, path: '/' }).path, '/'));

  it('names every missing setting at once, with its variable and where to find it', () => {
    const error = problemsOf({ environment: { WECOM_APP_TOKEN: '' } });
    assert.equal(error.code, 'invalid_config');
    assert.deepEqual(
      error.problems.map(({ option, variable }) => [option, variable]),
      [
        ['corpId', 'WECOM_APP_CORP_ID'],
        ['token', 'WECOM_APP_TOKEN'],
        ['encodingAESKey', 'WECOM_APP_AES_KEY'],
      ],
    );
    assert.match(
      error.message,
      /^3 settings need attention:\n {2}- corpId \(environment variable WECOM_APP_CORP_ID\): is missing;.*企业ID/,
    );
    assert.match(error.message, /接收消息/);
  });

  const key = SETTINGS.encodingAESKey;
  for (const [why, options, message] of [
    ['a key of 42 characters', { encodingAESKey: key.slice(1) }, /has 42 characters instead of 43/],
    ['a key with another alphabet', { encodingAESKey: `${key.slice(1)}-` }, /letters and digits only/],
    ['a key of one character', { encodingAESKey: 'x'.repeat(43) }, /one character repeated 43 times/],
    ['blanks around the key', { encodingAESKey: ` ${key}` }, /blanks or line ends around it/],
    ['quotes around a value', { environment: { ...ENVIRONMENT, WECOM_APP_CORP_ID: '"ww1"' } }, /quotes around it/],
    ['a path that a caller writes otherwise', { path: '/a/../b' }, /sends it as \/b/],
    ['a path in another script', { path: '/回调' }, /sends it as \/%E5%9B%9E%E8%B0%83/],
    ['a line end after the corpId', { corpId: 'ww1\n' }, /blanks or line ends around it/],
    ['a corpId with characters of another script', { corpId: 'ww企业' }, /企业ID/],
    ['a token that is too long', { token: 'a'.repeat(33) }, /33 characters/],
    ['a token with other characters', { token: 'a_b' }, /letters and digits only/],
    ['a path without slash', { path: 'cb' }, /must begin with "\/"/],
    ['a path with a query', { path: '/cb?a=1' }, /the path of the callback URL alone/],
    ['a port that is no number', { environment: { ...ENVIRONMENT, WECOM_APP_PORT: '80a' } }, /written in digits/],
    ['a port out of range', { port: 70000 }, /0 to 65535/],
    ['a port that is a text', { port: '80' as never }, /must be a number, not a text/],
    ['a body limit of a few bytes', { bodyLimit: 10 }, /1024 at least/],
    ['a tolerance of 0', { timestampTolerance: 0 }, /above 0/],
    ['a log level that is none', { environment: { ...ENVIRONMENT, WECOM_APP_LOG_LEVEL: 'loud' } }, /one of trace/],
    ['a corpId that is no text', { corpId: 5 as never }, /must be a text, not a number/],
  ] as const) {
    it(`explains ${why}`, () => {
      const error = problemsOf({ environment: ENVIRONMENT, ...options });
      assert.equal(error.problems.length, 1);
      assert.match(error.message, message);
      assert.ok(!error.message.includes(key.slice(5, 30)), 'the message must not repeat the key');
    });
  }

  it('collects problems of all kinds', () => {
    assert.equal(
      problemsOf({ corpId: 'ww1', token: '', port: -1, path: 'x', encodingAESKey: 'short' }).problems.length,
      4,
    );
  });
});
