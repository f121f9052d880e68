import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '../../src/clock/index.js';
import { AnsweredRun } from '../../src/delivery/answered-run.js';
import { RunMemory } from '../../src/delivery/run-memory.js';
import { eventXml, textXml } from '../helpers/callbacks.js';
import { openDesk, type Process } from './desk.js';
import { gate } from './stage.js';

/** Counts the runs of every handler. */
function counting({ app }: Process): { runs: number } {
  const counted = { runs: 0 };
  app.use((_ctx, next) => {
    counted.runs++;
    return next();
  });
  app.setMessageHandler(() => `run ${counted.runs}`);
  app.setEventHandler(() => `run ${counted.runs}`);
  return counted;
}

describe('two callbacks', () => {
  it('are the same when their messages are, to the byte', async (t) => {
    const process = (await openDesk(t)).open();
    const counted = counting(process);
    const first = await process.post(textXml('hi'));
    const second = await process.post(textXml('hi'));
    assert.deepEqual([first.text, second.text], ['run 1', 'run 1']);
    assert.notEqual(first.body, second.body, 'encrypted anew');
    const [nonce, again] = [first, second].map(({ body }) => /<Nonce>(.*?)<\/Nonce>/.exec(body)?.[1]);
    assert.notEqual(nonce, again);
    assert.equal(counted.runs, 1);
    await process.post(textXml('hi', { msgId: '2' }));
    await process.post(textXml('hi ', {}));
    assert.equal(counted.runs, 3);
  });

  it('of the same second, member and kind are two when anything differs', async (t) => {
    const process = (await openDesk(t)).open();
    const counted = counting(process);
    await process.post(eventXml('click', '<EventKey><![CDATA[A]]></EventKey>'));
    await process.post(eventXml('click', '<EventKey><![CDATA[B]]></EventKey>'));
    await process.post(eventXml('click', '<EventKey><![CDATA[B]]></EventKey>', { userId: 'lisi' }));
    await process.post(eventXml('view', '<EventKey><![CDATA[B]]></EventKey>'));
    assert.equal(counted.runs, 4);
    // The same MsgId does not make two messages one.
    await process.post(textXml('a', { msgId: '7', userId: 'ZhangSan' }));
    await process.post(textXml('a', { msgId: '7', userId: 'lisi' }));
    assert.equal(counted.runs, 6);
  });

  it('are told apart by a key of one’s own', async (t) => {
    const process = (await openDesk(t)).open({
      dedupKey: (message) => (message.msgType === 'text' ? message.content : undefined),
    });
    const counted = counting(process);
    await process.post(textXml('hi', { msgId: '1' }));
    assert.equal((await process.post(textXml('hi', { msgId: '2' }))).text, 'run 1');
    assert.equal(counted.runs, 1);
    // Without a key a callback is like no other, not even like itself.
    await process.post(eventXml('enter_agent'));
    await process.post(eventXml('enter_agent'));
    assert.equal(counted.runs, 3);
  });

  it('are told apart by the message when the key function fails', async (t) => {
    const process = (await openDesk(t)).open({
      dedupKey: () => {
        throw new Error('no key today');
      },
    });
    const counted = counting(process);
    assert.equal((await process.post(textXml('hi'))).text, 'run 1');
    assert.equal((await process.post(textXml('hi'))).text, 'run 1');
    assert.equal(counted.runs, 1);
    assert.ok(process.messages().some((message) => /^dedupKey failed/.test(message)));
  });

  it('are told apart by the message when the key is empty, a promise or an object', async (t) => {
    for (const key of ['', Promise.resolve('the same'), Promise.reject(new Error('no key')), { id: 'the same' }]) {
      const process = (await openDesk(t)).open({ dedupKey: (() => key) as unknown as () => string });
      const counted = counting(process);
      assert.equal((await process.post(textXml('a'))).text, 'run 1');
      assert.equal((await process.post(textXml('a'))).text, 'run 1');
      assert.equal((await process.post(textXml('b'))).text, 'run 2');
      assert.equal(counted.runs, 2);
      const failures = process.lines.filter(({ level, message }) => level === 'error' && /^dedupKey/.test(message));
      assert.equal(failures.length, 3);
    }
  });

  for (const toNumber of [Number, BigInt]) {
    it(`may have a key made by ${toNumber.name}, from JavaScript`, async (t) => {
      const dedupKey = ({ msgId }: { readonly msgId: string }) => toNumber(msgId);
      const process = (await openDesk(t)).open({ dedupKey: dedupKey as unknown as () => string });
      const counted = counting(process);
      await process.post(textXml('a', { msgId: '1' }));
      await process.post(textXml('b', { msgId: '1' }));
      await process.post(textXml('b', { msgId: '2' }));
      assert.equal(counted.runs, 2);
      assert.ok(process.lines.every(({ level }) => level !== 'error'));
    });
  }

  it('of two apps on one store are two', async (t) => {
    const desk = await openDesk(t);
    const one = desk.open({ store: 'shared', agentId: 1 });
    const other = desk.open({ store: 'shared', agentId: 2 });
    const counts = [counting(one), counting(other)];
    await one.post(textXml('hi'));
    await other.post(textXml('hi'));
    assert.deepEqual(counts, [{ runs: 1 }, { runs: 1 }]);
  });
});

describe('a callback', () => {
  for (const store of ['memory', 'shared'] as const) {
    it(`is remembered for dedupRetention, by the clock (${store})`, async (t) => {
      const desk = await openDesk(t);
      const process = desk.open({ store, dedupRetention: 60_000 });
      const counted = counting(process);
      await process.post(textXml('hi'));
      await desk.clock.advance(59_000);
      await process.post(textXml('hi'));
      assert.equal(counted.runs, 1);
      await desk.clock.advance(1_000);
      assert.equal((await process.post(textXml('hi'))).text, 'run 2');
      await process.post(textXml('hi'));
      assert.equal(counted.runs, 2);
    });
  }

  it('is not forgotten while its handler runs', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ dedupRetention: 60_000 });
    const slow = gate<string>();
    let runs = 0;
    process.app.onText(() => {
      runs++;
      return slow.promise;
    });
    const first = process.post(textXml('hi'));
    await desk.clock.advance(120_000);
    assert.equal((await first).body, '');
    await process.post(textXml('hi'));
    slow.open('done');
    await desk.until(() => desk.arrived().length === 1);
    assert.equal(runs, 1);
  });
});

describe('RunMemory', () => {
  const answer = { outcome: 'empty', handler: undefined, warnings: [] } as const;

  it('is bounded by number', () => {
    const clock = new ManualClock();
    const memory = new RunMemory(clock, 60_000, 100);
    for (let index = 0; index < 1000; index++) memory.set(`${index}`, new AnsweredRun(clock.now(), answer, 1));
    assert.equal(memory.size, 100);
    assert.equal(memory.get('899'), undefined);
    assert.notEqual(memory.get('999'), undefined);
  });

  it('steps over each callback that it forgot once, not anew for each that comes', () => {
    const clock = new ManualClock();
    const memory = new RunMemory(clock, 60_000, 100);
    const { entries } = Map.prototype;
    let iterators = 0;
    Map.prototype.entries = function counted(this: Map<unknown, unknown>) {
      iterators++;
      return entries.call(this);
    } as typeof entries;
    try {
      for (let index = 0; index < 10_000; index++) memory.set(`${index}`, new AnsweredRun(clock.now(), answer, 1));
    } finally {
      Map.prototype.entries = entries;
    }
    assert.equal(memory.size, 100);
    assert.ok(iterators < 10, `${iterators} iterators`);
  });

  it('takes a callback that came anew, after it was forgotten, for a young one', async () => {
    const clock = new ManualClock();
    const memory = new RunMemory(clock, 60_000, 3);
    const put = (key: string) => memory.set(key, new AnsweredRun(clock.now(), answer, 1));
    ['a', 'b', 'c'].forEach(put);
    await clock.advance(10);
    memory.delete('a');
    ['a', 'd', 'e'].forEach(put);
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'e'].map((key) => memory.get(key) !== undefined),
      [true, false, false, true, true],
    );
  });

  it('shrinks again after a rush', async () => {
    const clock = new ManualClock();
    const memory = new RunMemory(clock, 60_000, 1000);
    for (let index = 0; index < 500; index++) memory.set(`${index}`, new AnsweredRun(clock.now(), answer, 1));
    await clock.advance(60_000);
    for (let index = 0; index < 500; index++) memory.set(`later ${index}`, new AnsweredRun(clock.now(), answer, 1));
    assert.equal(memory.size, 500);
  });

  it('keeps what is under way beyond both bounds', async () => {
    const clock = new ManualClock();
    const memory = new RunMemory(clock, 60_000, 10);
    const running = {
      startedAt: clock.now(),
      isOver: false,
      isAbandoned: false,
      adopt: () => true,
      join: () => answer,
    };
    memory.set('running', running);
    await clock.advance(120_000);
    for (let index = 0; index < 100; index++) memory.set(`${index}`, new AnsweredRun(clock.now(), answer, 1));
    assert.equal(memory.get('running'), running);
    assert.ok(memory.size <= 11);
  });
});
