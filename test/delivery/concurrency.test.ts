import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textXml } from '../helpers/callbacks.js';
import { openDesk } from './desk.js';
import { gate, turns } from './stage.js';

for (const store of ['memory', 'shared'] as const) {
  describe(`concurrency: per-user (${store})`, () => {
    it('handles the callbacks of one member in the order in which they came, others beside them', async (t) => {
      const desk = await openDesk(t);
      const { app, post } = desk.open({ store, concurrency: 'per-user' });
      const gates = new Map(['1', '2', '3', 'x'].map((name) => [name, gate<undefined>()]));
      const begun: string[] = [];
      app.onText(async ({ content }) => {
        begun.push(content);
        await gates.get(content)?.promise;
        return content;
      });
      const posted = [
        post(textXml('1')),
        post(textXml('2', { userId: 'zhangsan' })),
        post(textXml('x', { userId: 'lisi' })),
        post(textXml('3')),
      ];
      await desk.until(() => begun.length === 2);
      await turns();
      assert.deepEqual(begun.sort(), ['1', 'x']);
      for (const name of ['3', '2']) gates.get(name)?.open(undefined);
      await turns();
      assert.equal(begun.length, 2);
      gates.get('1')?.open(undefined);
      await desk.until(() => begun.length === 4);
      gates.get('x')?.open(undefined);
      assert.deepEqual(
        (await Promise.all(posted)).map(({ text }) => text),
        ['1', '2', 'x', '3'],
      );
      assert.deepEqual(begun.slice(2), ['2', '3']);
    });

    it('acknowledges what waits too long for its turn, and answers it in its turn', async (t) => {
      const desk = await openDesk(t);
      const { app, post } = desk.open({ store, concurrency: 'per-user' });
      const slow = gate<undefined>();
      app.onText('first', async () => {
        await slow.promise;
        return 'first';
      });
      app.onText('second', () => 'second');
      const first = post(textXml('first'));
      await turns();
      const second = post(textXml('second'));
      await turns();
      await desk.clock.advance(4500);
      await desk.until(async () => (await second).body === '' && (await first).body === '');
      slow.open(undefined);
      await desk.until(() => desk.arrived().length === 2);
      assert.deepEqual(desk.arrived(), ['first', 'second']);
    });
  });

  describe(`a queue that is full (${store})`, () => {
    it('answers 503 with Retry-After, and the retry is taken later', async (t) => {
      const desk = await openDesk(t);
      const reported: string[] = [];
      const { app, post, lines } = desk.open({
        store,
        maxConcurrency: 2,
        queueLimit: 1,
        observer: { callback: ({ outcome }) => void reported.push(outcome) },
      });
      const slow = gate<string>();
      let runs = 0;
      app.onText(() => {
        runs++;
        return slow.promise;
      });
      const names = Array.from({ length: 10 }, (_, index) => `${index}`);
      const posted = names.map((name) => post(textXml(name)));
      const busy = await Promise.all(posted.slice(3));
      assert.deepEqual(new Set(busy.map(({ status }) => status)), new Set([503]));
      assert.equal(busy[0]?.headers['retry-after'], '1');
      assert.equal(lines.filter(({ outcome }) => outcome === 'busy').length, 7);
      assert.equal(reported.filter((outcome) => outcome === 'busy').length, 7);
      // A further try of one that was taken is no further callback.
      const again = post(textXml('0'));
      slow.open('done');
      assert.equal((await again).text, 'done');
      await Promise.all(posted);
      assert.equal((await post(textXml('9'))).text, 'done');
      assert.equal(runs, 4);
    });
  });
}

describe('a handler that throws', () => {
  it('frees its place', async (t) => {
    const desk = await openDesk(t);
    const { app, post } = desk.open({ maxConcurrency: 1, queueLimit: 1, concurrency: 'per-user' });
    app.onText('sync', () => {
      throw new Error('no');
    });
    app.onText('async', async () => {
      throw new Error('no');
    });
    app.onText('fine', () => 'fine');
    for (let round = 0; round < 3; round++) {
      for (const content of ['sync', 'async']) {
        assert.equal((await post(textXml(content, { msgId: `${round}` }))).status, 200);
      }
    }
    assert.equal((await post(textXml('fine'))).text, 'fine');
  });
});

describe('callbacks that come faster than the store answers', () => {
  it('are bounded as well', async (t) => {
    const desk = await openDesk(t);
    const { app, post, backend } = desk.open({ isDurable: true, maxConcurrency: 2, queueLimit: 3 });
    app.onText(({ content }) => content);
    backend.hang('add');
    const posted = Array.from({ length: 50 }, (_, index) => post(textXml(`${index}`)));
    const rejected = await Promise.all(posted.slice(5));
    assert.ok(rejected.every(({ status }) => status === 503));
    backend.heal();
    assert.deepEqual(
      (await Promise.all(posted.slice(0, 5))).map(({ text }) => text),
      ['0', '1', '2', '3', '4'],
    );
  });
});
