import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HandlerQueue } from '../../src/delivery/handler-queue.js';
import { gate, turns } from './stage.js';

describe('HandlerQueue', () => {
  it('answers at once what needs no waiting', () => {
    const queue = new HandlerQueue(1, 1);
    assert.equal(
      queue.run(undefined, () => 1),
      1,
    );
    assert.equal(
      queue.run('lane', () => 2),
      2,
    );
    assert.deepEqual([queue.running, queue.waiting, queue.lanes], [0, 0, 0]);
  });

  it('runs so many at once, and the others in the order in which they came', async () => {
    const queue = new HandlerQueue(2, 10);
    const gates = Array.from({ length: 5 }, () => gate<number>());
    const begun: number[] = [];
    const results = gates.map(({ promise }, index) =>
      queue.run(undefined, () => {
        begun.push(index);
        return promise;
      }),
    );
    assert.deepEqual([begun, queue.running, queue.waiting], [[0, 1], 2, 3]);
    gates[1]?.open(1);
    await turns();
    assert.deepEqual(begun, [0, 1, 2]);
    for (const [index, { open }] of gates.entries()) open(index);
    assert.deepEqual(await Promise.all(results), [0, 1, 2, 3, 4]);
    await turns();
    assert.deepEqual([begun, queue.running, queue.waiting], [[0, 1, 2, 3, 4], 0, 0]);
  });

  it('runs those of one lane one after another, and those of others beside them', async () => {
    const queue = new HandlerQueue(10, 10);
    const gates = Array.from({ length: 3 }, () => gate<void>());
    const begun: string[] = [];
    const run = (lane: string, index: number) =>
      queue.run(lane, () => {
        begun.push(`${lane}${index}`);
        return gates[index]?.promise ?? Promise.resolve();
      });
    const all = [run('a', 0), run('a', 1), run('b', 2), run('a', 2)];
    assert.deepEqual(begun, ['a0', 'b2']);
    gates[0]?.open();
    await turns();
    assert.deepEqual(begun, ['a0', 'b2', 'a1']);
    for (const { open } of gates) open();
    await Promise.all(all);
    await turns();
    assert.deepEqual(begun, ['a0', 'b2', 'a1', 'a2']);
    assert.deepEqual([queue.running, queue.waiting, queue.lanes], [0, 0, 0]);
  });

  it('goes on after tasks that throw or reject, at once and after waiting', async () => {
    const queue = new HandlerQueue(1, 10);
    const fail = (): never => {
      throw new Error('no');
    };
    assert.throws(() => queue.run('a', fail), /no/);
    const first = gate<void>();
    const running = queue.run('a', () => first.promise);
    const waiting = [
      queue.run('a', fail),
      queue.run('b', async () => fail()),
      queue.run(undefined, fail),
      queue.run('a', () => 'last'),
    ];
    first.open();
    await running;
    const results = await Promise.allSettled(waiting);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'rejected', 'rejected', 'fulfilled'],
    );
    await turns();
    assert.deepEqual([queue.running, queue.waiting, queue.lanes], [0, 0, 0]);
  });

  it('bears any number of tasks that end at once behind one that was slow', async () => {
    const queue = new HandlerQueue(1, 1_000_000);
    const slow = gate<void>();
    const first = queue.run(undefined, () => slow.promise);
    let done = 0;
    const all = Array.from({ length: 30_000 }, (_, index) =>
      queue.run(index % 3 === 0 ? 'lane' : undefined, () => done++),
    );
    slow.open();
    await first;
    await Promise.all(all);
    assert.equal(done, 30_000);
    assert.deepEqual([queue.running, queue.waiting, queue.lanes], [0, 0, 0]);
  });

  it('is full when the limit of those that wait is reached, in lanes or not', () => {
    const queue = new HandlerQueue(2, 2);
    const never = (): Promise<void> => new Promise(() => undefined);
    void queue.run('a', never);
    void queue.run('a', never);
    assert.equal(queue.isFull, false);
    void queue.run('b', never);
    void queue.run('c', never);
    assert.equal(queue.isFull, true);
  });

  it('keeps a place for a task that is not known yet', async () => {
    const queue = new HandlerQueue(1, 10);
    const begun: string[] = [];
    const [first, second] = [queue.reserve<string>('a'), queue.reserve<string>('a')];
    const third = queue.run('a', () => void begun.push('third'));
    const later = second.take(() => {
      begun.push('second');
      return 'two';
    });
    await turns();
    assert.deepEqual(begun, []);
    first.leave();
    assert.equal(await later, 'two');
    await third;
    assert.deepEqual(begun, ['second', 'third']);
    await turns();
    assert.deepEqual([queue.running, queue.waiting, queue.lanes], [0, 0, 0]);
  });

  it('begins nothing more once it is closed', async () => {
    const queue = new HandlerQueue(1, 10);
    const first = gate<void>();
    let later = 0;
    const running = queue.run('a', () => first.promise);
    void queue.run('a', () => later++);
    void queue.run(undefined, () => later++);
    queue.close();
    first.open();
    await running;
    await turns();
    assert.deepEqual([later, queue.waiting], [0, 0]);
  });
});
