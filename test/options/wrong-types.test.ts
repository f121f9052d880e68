import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WecomHost, type WecomHostOptions } from '../../src/host/index.js';
import { HOST_OPTIONS, HOSTED_APP_OPTIONS } from '../../src/host/known-options.js';
import { ConfigError, WecomApp, type WecomAppOptions } from '../../src/index.js';
import { APP_OPTIONS } from '../../src/options/known-app-options.js';
import { SETTINGS } from '../helpers/callbacks.js';
import { recordingLogger } from '../helpers/recording-logger.js';

const logger = recordingLogger();
/** What no compiler lets through, and JavaScript hands over all the same. */
const WRONG: readonly unknown[] = [
  null,
  1,
  -1,
  Number.NaN,
  1n,
  '',
  ' x',
  '\0',
  true,
  Symbol('x'),
  () => undefined,
  class {},
  {},
  Object.create(null),
  new Date(0),
  [],
  [1],
  [null],
  [[]],
];

/** Makes it, and lets it go again; anything but a ConfigError is a fault of this package. */
async function attempt(what: string, make: () => WecomApp | WecomHost): Promise<void> {
  try {
    await make().close(0);
  } catch (error) {
    assert.ok(error instanceof ConfigError, `${what}: ${error instanceof Error ? error.stack : error}`);
    assert.doesNotMatch(error.message, new RegExp(SETTINGS.encodingAESKey));
  }
}

const app = (options: object) => new WecomApp({ ...SETTINGS, logger, environment: {}, ...options } as WecomAppOptions);
const host = (options: object) => new WecomHost({ logger, environment: {}, ...options } as WecomHostOptions);

describe('an option of the wrong type', () => {
  it('is a ConfigError, or does no harm, whichever it is', async () => {
    for (const [index, value] of WRONG.entries()) {
      for (const name of Object.keys(APP_OPTIONS)) await attempt(`app ${name} ${index}`, () => app({ [name]: value }));
      for (const name of Object.keys(HOST_OPTIONS)) {
        await attempt(`host ${name} ${index}`, () => host({ [name]: value }));
      }
      for (const name of Object.keys(HOSTED_APP_OPTIONS)) {
        await attempt(`hosted ${name} ${index}`, () => host({ apps: [{ ...SETTINGS, [name]: value }] }));
      }
      await attempt(`app ${index}`, () => new WecomApp(value as WecomAppOptions));
      await attempt(`host ${index}`, () => new WecomHost(value as WecomHostOptions));
    }
  });

  it('is told what it is and what it must be', () => {
    for (const [options, message] of [
      [{ clock: 5 }, /clock: must be an object, not a number/],
      [{ clock: { now: Date.now } }, /clock: has no setTimeout\(\)/],
      [{ logger: { info() {} } }, /logger: has no debug\(\), warn\(\), error\(\)/],
      [{ tracer: {} }, /tracer: has no startActiveSpan\(\)/],
      [{ observer: 'x' }, /observer: must be an object, not a text/],
      [{ dedupKey: 'MsgId' }, /dedupKey: must be a function, not a text/],
      [{ store: {} }, /store: has no outbox\(\), ping\(\), close\(\)/],
      [{ allowAddresses: [['10.0.0.1']] }, /allowAddresses .*must be a list of texts/],
      [{ host: 'http://127.0.0.1' }, /host .*must be an address of this machine/],
      [{ corpId: ['ww1'] }, /corpId .*must be a text, not a list/],
    ] as const) {
      assert.throws(() => app(options), message);
    }
    assert.throws(
      () => new WecomApp([] as WecomAppOptions),
      /options: must be an object with the settings, not a list/,
    );
    assert.throws(() => host({ apiKeys: 'ci:hash' }), /apiKeys: must be a list of objects, each with name and hash/);
    assert.throws(() => host({ apps: {} }), /apps: must be a list of apps/);
  });

  it('may be a logger that makes no children, such as the console', async () => {
    await app({ logger: console }).close(0);
  });
});

describe('metricsPort', () => {
  const of = (options: object) => () => app({ port: 5001, ...options });

  it('may not be port, where nobody can listen on both', () => {
    const message = /metricsPort \(environment variable WECOM_APP_METRICS_PORT\): is 5001, the same as port/;
    assert.throws(of({ metricsPort: 5001 }), message);
    assert.throws(of({ metricsPort: 5001, host: '10.0.0.1', metricsHost: '::' }), message);
    assert.throws(of({ metricsPort: 5001, host: '127.0.0.1' }), message);
    assert.throws(() => host({ port: 5001, metricsPort: 5001 }), message);
  });

  it('may be the same number on another address, or 0', async () => {
    await of({ metricsPort: 5001, host: '10.0.0.1' })().close(0);
    await of({ metricsPort: 0, port: 0 })().close(0);
  });
});
