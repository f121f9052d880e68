import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '../../src/clock/index.js';
import { BoundedTask } from '../../src/observe/index.js';

/** A question that is answered when the test says so. */
function heldQuestion() {
  const asked: { answer: (value: number) => void; fail: (error: Error) => void }[] = [];
  const ask = () => new Promise<number>((answer, fail) => asked.push({ answer, fail }));
  return { asked, ask };
}

describe('BoundedTask', () => {
  it('answers all who ask meanwhile by one question', async () => {
    const clock = new ManualClock();
    const { asked, ask } = heldQuestion();
    const task = new BoundedTask(ask, 1000, clock);
    const answers = [task.run(), task.run()];
    await clock.advance(999);
    asked[0]?.answer(7);
    assert.deepEqual(await Promise.all(answers), [7, 7]);
    assert.equal(clock.waiting, 0, 'leaves no timer behind');
    const next = task.run();
    await clock.advance(0);
    assert.equal(asked.length, 2);
    asked[1]?.fail(new Error('away'));
    await assert.rejects(next, /away/);
  });

  it('gives up a question that hangs, and does not ask again until it is over', async () => {
    const clock = new ManualClock();
    const { asked, ask } = heldQuestion();
    const task = new BoundedTask(ask, 1000, clock);
    const late = { code: 'timeout', message: 'no answer within 1000 ms' };
    const first = assert.rejects(task.run(), late);
    await clock.advance(1000);
    await first;
    await assert.rejects(task.run(), late);
    assert.equal(asked.length, 1);
    asked[0]?.answer(7);
    await clock.advance(0);
    const second = task.run();
    await clock.advance(0);
    asked[1]?.answer(8);
    assert.equal(await second, 8);
  });

  it('takes tasks that are not asynchronous', async () => {
    const clock = new ManualClock();
    assert.equal(await new BoundedTask(() => 7, 1000, clock).run(), 7);
    const broken = new BoundedTask(
      () => {
        throw new Error('away');
      },
      1000,
      clock,
    );
    await assert.rejects(broken.run(), /away/);
    await assert.rejects(broken.run(), /away/);
  });
});
