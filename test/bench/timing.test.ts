import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { microsPerCall } from '../../bench/timing.js';

describe('microsPerCall', () => {
  it('waits for promises, one call after the other, and hands the last result to the check', async () => {
    let running = 0;
    const checked: [number, string][] = [];
    const micros = await microsPerCall(
      [1, 2, 3],
      async (input) => {
        assert.equal(++running, 1);
        await new Promise((resolve) => {
          setTimeout(resolve, 2);
        });
        running--;
        return `answer ${input}`;
      },
      (input, output) => checked.push([input, output]),
    );
    assert.ok(micros >= 1000, `${micros} µs`);
    assert.deepEqual(checked, [[3, 'answer 3']]);
  });

  it('lets the event loop turn', async () => {
    let turned = false;
    setImmediate(() => {
      turned = true;
    });
    await microsPerCall([1], () => 1);
    assert.equal(turned, true);
  });
});
