import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseExposition, sampleOf } from './exposition.js';

const HEAD = '# HELP a_total Help.\n# TYPE a_total counter\n';
const HISTOGRAM = '# HELP h Help.\n# TYPE h histogram\n';

describe('the reader of the exposition format', () => {
  it('reads samples with their labels', () => {
    const families = parseExposition(`${HEAD}a_total 1\na_total{x="1 \\" 2",y="\\\\"} 2.5e-7\n`);
    assert.equal(sampleOf(families, 'a_total'), 1);
    assert.equal(sampleOf(families, 'a_total', { y: '\\\\', x: '1 \\" 2' }), 2.5e-7);
    assert.equal(sampleOf(families, 'a_total', { x: '1' }), undefined);
  });

  for (const [what, text] of [
    ['a text that does not end its line', `${HEAD}a_total 1`],
    ['a sample without TYPE', 'a_total 1\n'],
    ['a sample of another metric', `${HEAD}b_total 1\n`],
    ['a metric without HELP', '# TYPE a_total counter\na_total 1\n'],
    ['a metric twice', `${HEAD}a_total 1\n${HEAD}a_total{x="1"} 1\n`],
    ['a series twice', `${HEAD}a_total{x="1",y="2"} 1\na_total{y="2",x="1"} 1\n`],
    ['a value that is no number', `${HEAD}a_total one\n`],
    ['a label name with a dash', `${HEAD}a_total{x-y="1"} 1\n`],
    ['a label value with a bare quote', `${HEAD}a_total{x="1"2"} 1\n`],
    ['a histogram without +Inf', `${HISTOGRAM}h_bucket{le="1"} 1\nh_sum 1\nh_count 1\n`],
    ['a histogram that falls', `${HISTOGRAM}h_bucket{le="1"} 2\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n`],
    ['a histogram whose count is another', `${HISTOGRAM}h_bucket{le="+Inf"} 1\nh_sum 1\nh_count 2\n`],
    ['a histogram without sum', `${HISTOGRAM}h_bucket{le="+Inf"} 1\nh_count 1\n`],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.throws(() => parseExposition(text), { name: 'AssertionError' });
    });
  }
});
