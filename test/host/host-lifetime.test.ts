import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { WecomHost } from '../../src/host/index.js';
import { ConfigError, WecomApp } from '../../src/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { HostWorld } from './host-world.js';
import { appA, appB } from './two-apps.js';

const world = new HostWorld();
after(() => world.close());

describe('a host, from its start to its end', () => {
  it('is closed once, for good', async () => {
    const { host, server, origin } = await world.start({ apps: [appA] });
    await assert.rejects(host.listen(), /listens already/);
    let closed = 0;
    const count = (): void => {
      closed += 1;
    };
    await Promise.all([host.close().then(count), host.close().then(count), server.close().then(count)]);
    assert.equal(closed, 3);
    await assert.rejects(fetch(origin));
    await assert.rejects(host.listen(), /has been closed/);
    assert.throws(() => host.set('b', appB), /the host is closed/);
    assert.throws(() => host.remove('a'), /the host is closed/);
  });

  it('says that its port is taken, and has then opened nothing', async () => {
    const { origin } = await world.start({ apps: [appA] });
    const port = Number(new URL(origin).port);
    const host = new WecomHost({
      apps: [appB],
      host: '127.0.0.1',
      port,
      metricsPort: 0,
      environment: {},
      logger: recordingLogger(),
    });
    await assert.rejects(host.listen(), (error) => error instanceof ConfigError && /in use/.test(error.message));
    await host.close();
  });

  it('serves no app that is told to listen by itself', async () => {
    const { host } = await world.start({ apps: [appA] });
    const app = host.apps.get('a');
    assert.ok(app instanceof WecomApp);
    await assert.rejects(app.listen(), /"a" is served by its host; leave app\.listen\(\) out/);
  });

  it('ends by a signal as an app does', async () => {
    const { host } = await world.start({ apps: [appA] });
    await host.close();
    const before = process.listenerCount('SIGTERM');
    const other = new WecomHost({
      apps: [appA],
      host: '127.0.0.1',
      port: 0,
      environment: {},
      logger: recordingLogger(),
    });
    await other.listen();
    assert.equal(process.listenerCount('SIGTERM'), before + 1);
    await other.close();
    assert.equal(process.listenerCount('SIGTERM'), before);
  });
});
