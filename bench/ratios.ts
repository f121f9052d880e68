import type { ContenderName } from './contenders/index.js';
import type { PipelineName } from './pipeline.js';

/** What a ratio is taken of: requests per second of a contender, or microseconds of a pipeline. */
export type SeriesName = ContenderName | `pipeline.${PipelineName}`;

/** A ratio that this package promises something about. */
export interface Ratio {
  readonly label: string;
  /** Divided round by round: the first by the second. */
  readonly of: readonly [SeriesName, SeriesName];
  /** `atLeast` for speed, `atMost` for time. */
  readonly target: { readonly atLeast: number } | { readonly atMost: number };
}

export const RATIOS = {
  listenVsLimit: { label: 'listen() / limit', of: ['listen', 'limit'], target: { atLeast: 0.5 } },
  listenVsHandGlued: { label: 'listen() / hand-glued', of: ['listen', 'handGlued'], target: { atLeast: 3 } },
  routerVsExpressLimit: {
    label: 'router() / limit in Express',
    of: ['router', 'expressLimit'],
    target: { atLeast: 0.75 },
  },
  pipelineVsLimit: {
    label: 'time of app.handle / time of the limit',
    of: ['pipeline.ours', 'pipeline.limit'],
    target: { atMost: 1.5 },
  },
} as const satisfies Readonly<Record<string, Ratio>>;

export type RatioName = keyof typeof RATIOS;

/** Whether a ratio is where it should be. */
export function isReached(target: Ratio['target'], ratio: number): boolean {
  return 'atLeast' in target ? ratio >= target.atLeast : ratio <= target.atMost;
}
