import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inSpan, type Tracer, type TraceSpan } from '../../src/observe/index.js';
import { FAILING_TRACERS, fail, QUIET_SPAN, tracerOf } from './failing-tracers.js';

/** Breaks whatever is done with its spans. */
const HOPELESS = tracerOf((task) => {
  task({ setAttribute: fail, recordException: fail, setStatus: fail, end: fail });
  fail();
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Runs a task in a span and counts its runs. */
function counting<Result>(tracer: Tracer, task: () => Result): { run(): Result; count(): number } {
  let runs = 0;
  const counted = (): Result => {
    runs++;
    return task();
  };
  return { run: () => inSpan(tracer, 'wecom.handler', {}, counted), count: () => runs };
}

for (const [why, tracer] of Object.entries({ ...FAILING_TRACERS, 'fails in every way': HOPELESS })) {
  describe(`inSpan with a tracer that ${why}`, () => {
    it('runs a task once and passes its result on', async () => {
      const result = {};
      const atOnce = counting(tracer, () => result);
      assert.equal(atOnce.run(), result);
      const later = counting(tracer, async () => {
        await turn();
        return result;
      });
      assert.equal(await later.run(), result);
      await turn();
      assert.deepEqual([atOnce.count(), later.count()], [1, 1]);
    });

    it('runs a task that fails once and passes its error on', async () => {
      const error = new Error('mine');
      const atOnce = counting(tracer, () => {
        throw error;
      });
      assert.throws(atOnce.run, (thrown) => thrown === error);
      const later = counting(tracer, async () => {
        await turn();
        throw error;
      });
      await assert.rejects(later.run(), (thrown) => thrown === error);
      await turn();
      assert.deepEqual([atOnce.count(), later.count()], [1, 1]);
    });
  });
}

describe('the span that a task is given', () => {
  it('never throws, whatever its tracer does', () => {
    const tracer = tracerOf((task) => task({ setAttribute: fail, recordException: fail, setStatus: fail, end: fail }));
    const result = inSpan(tracer, 'wecom.api', {}, (span) => {
      span?.setAttribute('wecom.api.attempts', 1);
      span?.setStatus({ code: 2 });
      span?.recordException(new Error('mine'));
      return 7;
    });
    assert.equal(result, 7);
  });
});

describe('a span of which something fails', () => {
  for (const broken of ['setAttribute', 'recordException', 'setStatus'] as const) {
    it(`is marked as failed where it can be, and ended, when ${broken} throws`, async () => {
      const called: string[] = [];
      const note = (name: string) => () => void called.push(name);
      const span: TraceSpan = {
        setAttribute: note('setAttribute'),
        recordException: note('recordException'),
        setStatus: note('setStatus'),
        end: note('end'),
        [broken]: fail,
      };
      const tracer = tracerOf((task) => task(span));
      await assert.rejects(
        inSpan(tracer, 'wecom.handler', {}, () => Promise.reject(new Error('mine'))),
        /mine/,
      );
      assert.equal(called.includes('setStatus'), broken !== 'setStatus');
      assert.equal(called.filter((name) => name === 'end').length, 1);
      assert.equal(called.at(-1), 'end');
    });
  }
});

describe('nested spans of a tracer that fails', () => {
  it('run each task once, whichever of the spans it is', () => {
    for (const failing of ['wecom.callback', 'wecom.handler'] as const) {
      const tracer = tracerOf((task, name) => (name === failing ? fail() : task(QUIET_SPAN)));
      const ran: string[] = [];
      const result = inSpan(tracer, 'wecom.callback', {}, (outer) => {
        ran.push(`outer ${outer === undefined ? 'without' : 'with'} a span`);
        return inSpan(tracer, 'wecom.handler', {}, (inner) => {
          ran.push(`inner ${inner === undefined ? 'without' : 'with'} a span`);
          return 7;
        });
      });
      assert.equal(result, 7);
      const [outer, inner] = failing === 'wecom.callback' ? ['without', 'with'] : ['with', 'without'];
      assert.deepEqual(ran, [`outer ${outer} a span`, `inner ${inner} a span`]);
    }
  });
});
