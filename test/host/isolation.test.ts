import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { HostedAppOptions } from '../../src/host/index.js';
import type { WecomApp } from '../../src/index.js';
import { Gate, HostWorld, keysOf, postText, replyTo } from './host-world.js';

const world = new HostWorld();
after(() => world.close());

const [A, B] = [keysOf('TokenOfA'), keysOf('TokenOfB')];
const well: HostedAppOptions = { ...B, name: 'b', agentId: 2, path: '/b', type: 'echo' };
const sick = (handlers: (app: WecomApp) => void, more: HostedAppOptions = {}): HostedAppOptions => {
  return { ...A, name: 'a', agentId: 1, path: '/a', handlers, ...more };
};

describe('what befalls one app of a host', () => {
  it('when its handlers fail, at once, later, or where nobody looks, stays with it', async () => {
    const failing = (app: WecomApp): void => {
      app
        .onText('throw', () => {
          throw new Error('boom');
        })
        .onText('reject', async () => Promise.reject(new Error('late')))
        .onText('nonsense', () => 42 as never);
    };
    const { origin, lines } = await world.start({ apps: [sick(failing), well] });
    for (const text of ['throw', 'reject', 'nonsense']) {
      assert.equal(await replyTo(`${origin}/a`, text, A), '');
      assert.equal(await replyTo(`${origin}/b`, text, B), text);
    }
    assert.deepEqual(new Set(lines.filter(({ level }) => level === 'error').map(({ app }) => app)), new Set(['a']));
  });

  it('when its queue is full stays with it', async () => {
    const gate = new Gate();
    const slow = (app: WecomApp): void => {
      app.onText(async () => {
        await gate.pass();
        return 'done';
      });
    };
    const { origin } = await world.start({ apps: [sick(slow, { maxConcurrency: 1, queueLimit: 1 }), well] });
    const running = replyTo(`${origin}/a`, 'one', A);
    await gate.entered;
    // One of them waits in the queue; the other is refused, and answered first.
    const further = [postText(`${origin}/a`, 'two', A), postText(`${origin}/a`, 'three', A)];
    const full = await Promise.race(further);
    assert.deepEqual([full.status, full.headers.get('retry-after')], [503, '1']);
    assert.equal(await replyTo(`${origin}/b`, 'hello', B), 'hello');
    gate.open();
    assert.equal(await running, 'done');
    assert.deepEqual((await Promise.all(further)).map(({ status }) => status).sort(), [200, 503]);
  });

  it('when its key or token is wrong stays with it', async () => {
    const wrong = { encodingAESKey: 'abcdefghijABCDEFGHIJabcdefghijABCDEFGHIJabc' };
    const { origin, lines } = await world.start({ apps: [sick(() => undefined, wrong), well] });
    assert.match(await replyTo(`${origin}/a`, 'x', A), /^400 /);
    assert.match(await replyTo(`${origin}/a`, 'x', B), /^403 /);
    assert.equal(await replyTo(`${origin}/b`, 'x', B), 'x');
    assert.deepEqual(
      lines.filter(({ outcome }) => outcome === 'refused').map(({ app, code }) => [app, code]),
      [
        ['a', 'decrypt_failed'],
        ['a', 'signature_mismatch'],
      ],
    );
  });

  it('when strangers try it out stays with it', async () => {
    const { origin } = await world.start({ apps: [sick(() => undefined, { failureLimit: 1 }), well] });
    assert.equal((await fetch(`${origin}/a`)).status, 400);
    assert.equal((await fetch(`${origin}/a`)).status, 429);
    assert.equal((await fetch(`${origin}/b`)).status, 400);
  });
});
