import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import type { Outbox, OutboxJob } from '../../../src/store/index.js';

/** An empty outbox and what a test may do to the world around it. */
export interface OutboxWorld {
  readonly outbox: Outbox;
  /** The same outbox as another process sees it; absent where each process has its own. */
  readonly other?: Outbox;
  /** The outbox of another app in the same place. */
  readonly neighbour: Outbox;
  now(): number;
  /** Lets this much time pass: `ManualClock.advance`, or a real wait. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** A world in which there is always another process, if only the same one again. */
export interface OutboxDesk extends OutboxWorld {
  readonly other: Outbox;
  /** Whether the other process is one indeed. */
  readonly isShared: boolean;
  /** Puts jobs and lets go of them, so that they are due now. */
  putDue(...due: readonly OutboxJob[]): Promise<void>;
  /** Fails unless exactly these jobs are waiting and can be taken. */
  assertDue(...ids: readonly string[]): Promise<void>;
}

/** `it` for a test that has an outbox of its own. */
export type OutboxIt = (name: string, test: (desk: OutboxDesk, t: TestContext) => Promise<void>) => void;

export function outboxIt(make: () => Promise<OutboxWorld>): OutboxIt {
  return (name, test) =>
    void it(name, async (t) => {
      const world = await make();
      t.after(() => world.close());
      await test(deskOf(world), t);
    });
}

function deskOf(world: OutboxWorld): OutboxDesk {
  const { outbox, other = outbox } = world;
  return {
    ...world,
    other,
    isShared: world.other !== undefined,
    async putDue(...due) {
      for (const each of due) {
        await outbox.put(each, LONG);
        await outbox.postpone(each.id, 0, each.attempts);
      }
    },
    async assertDue(...ids) {
      assert.deepEqual(idsOf(await other.take(100, LONG)), ids);
    },
  };
}

/** Over after `pass(AFTER_SHORT)`; long enough for a busy machine to do what comes before. */
export const SHORT = 400;
export const AFTER_SHORT = 430;
/** Never over during a test. */
export const LONG = 600_000;

export const CREATED_AT = Date.UTC(2026, 0, 1);

export function job(id: string, more: Partial<OutboxJob> = {}): OutboxJob {
  return { id, kind: 'work', payload: `{"of":"${id}"}`, createdAt: CREATED_AT, attempts: 0, ...more };
}

/** Job 0 is the oldest. */
export function jobs(count: number): OutboxJob[] {
  return Array.from({ length: count }, (_, index) => job(`job-${index}`, { createdAt: CREATED_AT + index }));
}

export const idsOf = (found: readonly OutboxJob[]): string[] => found.map(({ id }) => id);

export function assertSameJob(actual: OutboxJob | undefined, expected: OutboxJob): void {
  assert.ok(actual !== undefined, `${expected.id} is not there`);
  const { id, kind, createdAt, attempts, lastError } = actual;
  const fields = { id, kind, createdAt, attempts, lastError };
  const { payload, ...rest } = expected;
  assert.deepEqual(fields, { lastError: undefined, ...rest });
  assert.ok(actual.payload === payload, `the payload of ${expected.id} came back changed`);
}
