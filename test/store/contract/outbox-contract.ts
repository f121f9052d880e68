import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { LONG, type OutboxWorld, outboxIt } from './outbox-desk.js';
import { outboxEnding } from './outbox-ending.js';
import { outboxHolding } from './outbox-holding.js';
import { outboxOperating } from './outbox-operating.js';

/** What every `Outbox` does, whatever it is made of. */
export function outboxContract(name: string, make: () => Promise<OutboxWorld>): void {
  describe(`${name} as an Outbox`, () => {
    const it = outboxIt(make);

    it('is empty at first', async ({ outbox }) => {
      assert.deepEqual(await outbox.take(10, LONG), []);
      assert.deepEqual(await outbox.list('all', 10), []);
      assert.deepEqual({ ...(await outbox.stats()) }, { depth: 0, oldest: undefined, dead: 0 });
    });

    outboxHolding(it);
    outboxEnding(it);
    outboxOperating(it);
  });
}
