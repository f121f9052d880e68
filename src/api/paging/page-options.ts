import type { CallLimits } from '../caller/index.js';

/** How a list is fetched. */
export interface PageOptions extends CallLimits {
  /** Items on a page. */
  readonly limit?: number;
  /** Where to begin: the `nextCursor` of a page seen before. */
  readonly cursor?: string;
}
