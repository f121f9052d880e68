import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CONTENDERS } from '../../bench/contenders/index.js';
import type { ContestResult } from '../../bench/contest.js';
import { formatReport } from '../../bench/format-report.js';
import { isReached } from '../../bench/ratios.js';
import { reportOf } from '../../bench/report.js';

function resultOf(name: string, ...rates: number[]): ContestResult {
  const contender = CONTENDERS.find((candidate) => candidate.name === name);
  assert.ok(contender);
  const rounds = rates.map((requestsPerSecond) => ({
    requestsPerSecond,
    answered: 1,
    p50Ms: 1,
    p99Ms: 2,
    generatorBusy: 0.3,
  }));
  return { contender, rounds };
}

const contest = [resultOf('listen', 9000, 4700, 9500), resultOf('limit', 10_000, 5000, 10_000)];
const pipeline = {
  pipelines: { ours: [36, 44], limit: [30, 40], oursWithoutLog: [33, 41] },
  stages: { decrypt: [6, 7] },
};

describe('reportOf', () => {
  it('takes ratios within rounds', () => {
    const { ratios, ratioSpreads } = reportOf({ contest, pipeline });
    assert.equal(ratios.listenVsLimit, 0.94);
    assert.deepEqual(ratioSpreads.listenVsLimit, { median: 0.94, min: 0.9, max: 0.95 });
    assert.ok(Math.abs((ratios.pipelineVsLimit ?? 0) - 1.15) < 1e-9, 'microseconds: ours divided by the limit');
  });

  it('has all four ratios, null for what was not measured', () => {
    const { ratios, memory } = reportOf({ contest });
    assert.deepEqual(ratios, {
      listenVsLimit: 0.94,
      listenVsHandGlued: null,
      routerVsExpressLimit: null,
      pipelineVsLimit: null,
    });
    assert.equal(memory, null);
  });
});

describe('formatReport', () => {
  it('says which targets are reached', () => {
    const text = formatReport(reportOf({ contest, pipeline }));
    assert.match(text, /listen\(\) \/ limit +0\.940 +0\.900 +0\.950 +at least 0\.5 +reached/);
    assert.match(text, /time of the limit +1\.15 .* at most 1\.5 +reached/);
    assert.match(text, /hand-glued +- +- +- +at least 3 +not measured/);
    assert.match(text, /ours, app\.listen\(\) +9,000 +4,700 +9,500/);
    assert.match(text, /decrypt +6\.50/);
  });

  it('says whether memory is flat', () => {
    const memory = Array.from({ length: 8 }, (_, index) => ({
      callbacks: index * 10,
      heapBytes: index * 1_048_576,
      rssBytes: 0,
    }));
    assert.match(formatReport(reportOf({ contest: [], memory })), /memory is NOT flat: heap 4\.0 MB/);
  });
});

describe('isReached', () => {
  it('reads a target in its direction', () => {
    assert.equal(isReached({ atLeast: 0.9 }, 0.9), true);
    assert.equal(isReached({ atLeast: 0.9 }, 0.89), false);
    assert.equal(isReached({ atMost: 1.2 }, 1.2), true);
    assert.equal(isReached({ atMost: 1.2 }, 1.21), false);
  });
});
