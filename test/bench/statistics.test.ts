import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { quantile, ratioOf, spreadOf } from '../../bench/statistics.js';

describe('spreadOf', () => {
  it('finds the middle whatever the order, as numbers', () => {
    assert.deepEqual(spreadOf([9, 100, 20]), { median: 20, min: 9, max: 100 });
  });

  it('takes the mean of the two in the middle', () => {
    assert.deepEqual(spreadOf([4, 1, 2, 3]), { median: 2.5, min: 1, max: 4 });
  });

  it('refuses an empty list', () => {
    assert.throws(() => spreadOf([]), RangeError);
  });

  it('leaves the list as it was', () => {
    const values = [3, 1, 2];
    spreadOf(values);
    assert.deepEqual(values, [3, 1, 2]);
  });
});

describe('ratioOf', () => {
  it('divides round by round before it summarises', () => {
    // The medians alone would give 20 / 10; a machine that was slow in round two slowed both.
    assert.deepEqual(ratioOf([20, 5, 30], [10, 5, 10]), { median: 2, min: 1, max: 3 });
  });

  it('refuses rounds that do not pair up', () => {
    assert.throws(() => ratioOf([1, 2], [1]), /pair up/);
  });
});

describe('quantile', () => {
  it('interpolates between neighbours', () => {
    assert.equal(quantile([0, 10], 0.25), 2.5);
    assert.equal(quantile(new Float64Array([1, 2, 3]), 1), 3);
  });
});
