import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { ManualClock, onAbort, sleep } from '../../src/clock/index.js';

const listenersOf = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length;

test('many listen through one listener, which goes with the last of them', () => {
  const controller = new AbortController();
  const called: number[] = [];
  const forget = Array.from({ length: 60 }, (_, index) => onAbort(controller.signal, () => called.push(index)));
  assert.equal(listenersOf(controller.signal), 1);
  for (const stop of forget.slice(1)) stop();
  assert.equal(listenersOf(controller.signal), 1);
  forget[0]?.();
  assert.equal(listenersOf(controller.signal), 0);
  const stop = onAbort(controller.signal, () => called.push(99));
  // A second time does nothing to those who came later.
  forget[0]?.();
  assert.equal(listenersOf(controller.signal), 1);
  controller.abort();
  assert.deepEqual(called, [99]);
  stop();
});

test('a signal that has aborted calls at once, none never', () => {
  let calls = 0;
  onAbort(AbortSignal.abort(), () => {
    calls += 1;
  })();
  onAbort(undefined, () => assert.fail('there is no signal'))();
  assert.equal(calls, 1);
});

test('sleepers share a signal: each wakes with its reason, and leaves nothing behind', async () => {
  const clock = new ManualClock();
  const controller = new AbortController();
  const short = sleep(clock, 10, controller.signal);
  const long = Array.from({ length: 20 }, () => sleep(clock, 1000, controller.signal).catch((reason) => reason));
  assert.equal(listenersOf(controller.signal), 1);
  await clock.advance(10);
  await short;
  const reason = new Error('enough');
  controller.abort(reason);
  assert.deepEqual(new Set(await Promise.all(long)), new Set([reason]));
  assert.equal(clock.waiting, 0);
});
