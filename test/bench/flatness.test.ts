import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { flatnessOf } from '../../bench/flatness.js';

/** Samples of a run in which each callback leaves so many bytes behind. */
function samplesOf(heapPerCallback: number, rssPerCallback = 0) {
  return Array.from({ length: 20 }, (_, index) => {
    const callbacks = (index + 1) * 25_000;
    return {
      callbacks,
      heapBytes: 10_000_000 + callbacks * heapPerCallback + (index % 3) * 20_000,
      rssBytes: 100_000_000 + callbacks * rssPerCallback,
    };
  });
}

describe('flatnessOf', () => {
  it('calls a run flat that only wavers', () => {
    assert.equal(flatnessOf(samplesOf(0)).flat, true);
  });

  it('finds one byte kept of each callback', () => {
    const { flat, heapGrowthBytes } = flatnessOf(samplesOf(1));
    assert.equal(flat, false);
    assert.ok(heapGrowthBytes > 200_000);
  });

  it('finds what is kept outside the heap', () => {
    assert.equal(flatnessOf(samplesOf(0, 100)).flat, false);
  });

  it('does not mind what fills once at the beginning', () => {
    const samples = samplesOf(0).map((sample, index) => (index < 3 ? { ...sample, heapBytes: 1_000 } : sample));
    assert.equal(flatnessOf(samples).flat, true);
  });

  it('refuses to judge by too little', () => {
    assert.throws(() => flatnessOf(samplesOf(0).slice(0, 3)), RangeError);
  });
});
