import { spreadOf } from './statistics.js';

/** The memory in use after a collection. */
export interface MemorySample {
  /** Callbacks handled so far. */
  readonly callbacks: number;
  /** The heap and what buffers hold outside it. */
  readonly heapBytes: number;
  readonly rssBytes: number;
}

export interface Flatness {
  readonly flat: boolean;
  /** Growth of the heap from the second quarter of the run to the last one. */
  readonly heapGrowthBytes: number;
  readonly rssGrowthBytes: number;
}

/** More than a collection leaves behind by chance; one byte kept of each callback of a full run would be 250,000. */
const HEAP_TOLERANCE = 200_000;
/** The resident set moves with the allocator's pages. */
const RSS_TOLERANCE = 16_000_000;

/** Compares the last quarter with the second one; the first is for what fills once: caches, pools, compiled code. */
export function flatnessOf(samples: readonly MemorySample[]): Flatness {
  const quarter = Math.floor(samples.length / 4);
  if (quarter < 1) throw new RangeError('too few samples to compare');
  const early = samples.slice(quarter, 2 * quarter);
  const late = samples.slice(-quarter);
  const heapGrowthBytes = medianOf(late, 'heapBytes') - medianOf(early, 'heapBytes');
  const rssGrowthBytes = medianOf(late, 'rssBytes') - medianOf(early, 'rssBytes');
  return {
    flat: heapGrowthBytes < HEAP_TOLERANCE && rssGrowthBytes < RSS_TOLERANCE,
    heapGrowthBytes,
    rssGrowthBytes,
  };
}

function medianOf(samples: readonly MemorySample[], key: 'heapBytes' | 'rssBytes'): number {
  return spreadOf(samples.map((sample) => sample[key])).median;
}
