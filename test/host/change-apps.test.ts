import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { systemClock } from '../../src/clock/index.js';
import { type HostedAppOptions, WecomHost } from '../../src/host/index.js';
import { ConfigError, type WecomApp } from '../../src/index.js';
import { callbackOf, openReply, textXml } from '../helpers/callbacks.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { Gate, HostWorld, keysOf, postText, replyTo } from './host-world.js';

const folder = mkdtempSync(join(tmpdir(), 'change-apps-'));
const world = new HostWorld();
after(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const [A, B] = [keysOf('TokenOfA'), keysOf('TokenOfB')];
const says = (text: string) => (app: WecomApp) => void app.onText(() => text);
const appA: HostedAppOptions = { ...A, name: 'a', agentId: 1, path: '/a', handlers: says('I am a') };
const appB: HostedAppOptions = { ...B, name: 'b', agentId: 2, path: '/b', handlers: says('I am b') };

/** A handler that waits for a gate, and how often it ran. */
function slow(gate: Gate, answer: string) {
  const runs: string[] = [];
  const handlers = (app: WecomApp): void => {
    app.onText(async (message) => {
      runs.push(message.content);
      await gate.pass();
      return answer;
    });
  };
  return { handlers, runs };
}

describe('apps of a host that runs', () => {
  it('are added, changed and removed, and the others are not touched', async () => {
    const { host, origin, lines } = await world.start({ apps: [appA] });
    const untouched = host.apps.get('a');
    assert.deepEqual(host.set('b', appB), { added: ['b'], changed: [], removed: [] });
    assert.equal(await replyTo(`${origin}/b`, 'x', B), 'I am b');
    assert.equal(lines.filter(({ callbackUrl }) => callbackUrl === `${origin}/b`).length, 1);
    assert.deepEqual(host.set('b', { ...appB, path: '/c', handlers: says('I am c') }), {
      added: [],
      changed: ['b'],
      removed: [],
    });
    assert.equal((await postText(`${origin}/b`, 'x', B)).status, 404);
    assert.equal(await replyTo(`${origin}/c`, 'x', B), 'I am c');
    assert.equal(host.remove('b'), true);
    assert.equal(host.remove('b'), false);
    assert.equal((await postText(`${origin}/c`, 'x', B)).status, 404);
    assert.equal(host.apps.get('a'), untouched);
    assert.equal(await replyTo(`${origin}/a`, 'x', A), 'I am a');
  });

  it('are changed all at once, so that two may exchange their paths', async () => {
    const { host, origin } = await world.start({
      apps: [
        { ...appA, path: '/x' },
        { ...appB, path: '/y' },
      ],
    });
    const changes = host.update([
      { ...appA, path: '/y' },
      { ...appB, path: '/x' },
      { ...appA, name: 'c', agentId: 3, path: '/z' },
    ]);
    assert.deepEqual(changes, { added: ['c'], changed: ['a', 'b'], removed: [] });
    assert.deepEqual(
      [await replyTo(`${origin}/y`, 'x', A), await replyTo(`${origin}/x`, 'x', B)],
      ['I am a', 'I am b'],
    );
    assert.deepEqual(host.update([]), { added: [], changed: [], removed: ['a', 'b', 'c'] });
  });

  it('stay as they are when something is wrong with the change', async () => {
    const { host, origin } = await world.start({ apps: [appA, appB] });
    const before = [...host.apps.values()];
    const wrong: (() => unknown)[] = [
      () => host.set('a', { ...appA, token: 'no token!' }),
      () => host.set('c', { ...appA, path: '/c' }),
      () =>
        host.update([
          { ...appA, handlers: says('changed') },
          { ...appB, handlers: async () => undefined },
        ]),
      () => host.update([appA, { ...appB, path: '/a', token: A.token }]),
      () => host.update([appA], [{ name: 'key', hash: 'none' }]),
    ];
    for (const change of wrong) assert.throws(change, ConfigError);
    assert.deepEqual([...host.apps.values()], before);
    assert.equal(await replyTo(`${origin}/a`, 'x', A), 'I am a');
    assert.throws(() => host.set('a', { ...appA, token: 'no token!' }), /a\.token: may hold letters and digits only/);
  });

  it('are known before they are served', () => {
    const host = new WecomHost({ environment: {}, logger: recordingLogger() });
    assert.equal(host.apps.size, 0);
    host.set('a', appA);
    assert.deepEqual([...host.apps.keys()], ['a']);
    return host.close();
  });

  it('finish callbacks under way on the old app, while new ones come to the new one', async () => {
    const gate = new Gate();
    const old = slow(gate, 'by the old one');
    const { host, origin } = await world.start({ apps: [{ ...appA, handlers: old.handlers }] });
    const underWay = replyTo(`${origin}/a`, 'first', A);
    await gate.entered;
    host.set('a', { ...appA, handlers: says('by the new one') });
    assert.equal(await replyTo(`${origin}/a`, 'second', A), 'by the new one');
    gate.open();
    assert.equal(await underWay, 'by the old one');
  });

  for (const store of ['memory:', `sqlite:${join(folder, 'changed.db')}`]) {
    it(`answer further tries of a callback by the app that took it, on ${store.split(':', 1)[0]}`, async () => {
      const gate = new Gate();
      const old = slow(gate, 'by the old one');
      const { host, origin } = await world.start({ store, apps: [{ ...appA, handlers: old.handlers }] });
      const other = slow(gate, 'by the new one');
      const first = postText(`${origin}/a`, 'x', A, '6001');
      await gate.entered;
      host.set('a', { ...appA, handlers: other.handlers });
      const second = postText(`${origin}/a`, 'x', A, '6001');
      host.set('a', { ...appA, handlers: slow(gate, 'by the newest one').handlers });
      const third = postText(`${origin}/a`, 'x', A, '6001');
      // They have arrived, and wait.
      await new Promise((resolve) => setTimeout(resolve, 40));
      gate.open();
      for (const answer of [first, second, third]) {
        assert.match(openReply(await (await answer).text(), A), /by the old one/);
      }
      const late = await postText(`${origin}/a`, 'x', A, '6001');
      assert.match(openReply(await late.text(), A), /by the old one/);
      assert.deepEqual([old.runs, other.runs], [['x'], []]);
    });
  }

  it('finish a callback on the old app whose body was still arriving', async () => {
    const gate = new Gate();
    const old = slow(gate, 'by the old one');
    const { host, origin } = await world.start({ apps: [{ ...appA, handlers: old.handlers }] });
    const { query, body } = callbackOf(textXml('x', { msgId: '6002' }), A);
    const upload = httpRequest(`${origin}/a?${new URLSearchParams(query)}`, { method: 'POST' });
    const answered = new Promise<string>((resolve, reject) => {
      upload.on('error', reject).on('response', (response) => {
        response.setEncoding('utf8');
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve(text));
      });
    });
    upload.write(body.slice(0, 20));
    // Its head has arrived once another request on the same server is answered.
    await fetch(`${origin}/healthz`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const other = slow(gate, 'by the new one');
    host.set('a', { ...appA, handlers: other.handlers });
    upload.end(body.slice(20));
    await gate.entered;
    const again = postText(`${origin}/a`, 'x', A, '6002');
    await new Promise((resolve) => setTimeout(resolve, 20));
    gate.open();
    assert.match(openReply(await answered, A), /by the old one/);
    assert.match(openReply(await (await again).text(), A), /by the old one/);
    assert.deepEqual([old.runs, other.runs], [['x'], []]);
  });

  it('that were removed or changed do not outlive the host, nor keep its process alive', async (t) => {
    const longWaits: number[] = [];
    const wait = systemClock.setTimeout;
    t.mock.method(systemClock, 'setTimeout', (callback: () => void, delay: number) => {
      const timer = wait(callback, delay);
      // Those of the app that was removed: it might have taken a minute.
      if (delay < 60_000) return timer;
      longWaits.push(delay);
      const cancel = (): void => {
        longWaits.pop();
        timer.cancel();
      };
      return { cancel };
    });
    const gate = new Gate();
    const { host, origin, lines } = await world.start({ apps: [{ ...appA, handlers: slow(gate, 'late').handlers }] });
    const underWay = postText(`${origin}/a`, 'x', A).catch(() => undefined);
    await gate.entered;
    host.remove('a');
    await host.close(10);
    await underWay;
    assert.deepEqual(longWaits, []);
    assert.equal(
      lines.some(({ level, message }) => level === 'error' && message === 'an app could not be let go'),
      false,
    );
  });

  it('lose no callback under traffic, and answer each once, however often they are changed', async () => {
    const runs = new Map<string, number>();
    const handlers = (round: number) => (app: WecomApp) => {
      app.onText(async ({ content }) => {
        runs.set(content, (runs.get(content) ?? 0) + 1);
        await new Promise((resolve) => setTimeout(resolve, round % 3));
        return content;
      });
    };
    const { host, origin } = await world.start({ apps: [{ ...appA, handlers: handlers(0) }, appB] });
    const answers: Promise<string>[] = [];
    for (let round = 1; round <= 20; round += 1) {
      for (let each = 0; each < 10; each += 1) answers.push(replyTo(`${origin}/a`, `${round}-${each}`, A));
      await new Promise((resolve) => setImmediate(resolve));
      host.set('a', { ...appA, handlers: handlers(round) });
    }
    const texts = await Promise.all(answers);
    assert.deepEqual(
      texts,
      Array.from({ length: 200 }, (_, index) => `${Math.floor(index / 10) + 1}-${index % 10}`),
    );
    assert.deepEqual([runs.size, new Set(runs.values())], [200, new Set([1])]);
  });
});
