import type { CallbackOutcome, CallbackResult, ReplyRoad } from '../dispatch/index.js';

/** What a try is answered, as a store remembers it. */
export interface RecordedAnswer {
  readonly outcome: CallbackOutcome;
  readonly road?: ReplyRoad;
  /** The passive reply before encryption. */
  readonly xml?: string;
}

/** What a store remembers of a callback: who runs its handler, or what every further try is answered. */
export type RunRecord =
  | {
      readonly state: 'running';
      readonly owner: string;
      /** What tries are answered meanwhile, once it is acknowledged. */
      readonly early?: RecordedAnswer;
    }
  /** The handler has answered; `isOffered` as long as no try has carried that. */
  | ({ readonly state: 'answered'; readonly isOffered?: true } & RecordedAnswer);

export function recordedAnswer({ outcome, road, xml }: CallbackResult): RecordedAnswer {
  return { outcome, ...(road === undefined ? {} : { road }), ...(xml === undefined ? {} : { xml }) };
}

/** What a try gets that is not the first: no handler runs for it. */
export function answerOf({ outcome, road, xml }: RecordedAnswer): CallbackResult {
  return {
    outcome,
    handler: undefined,
    ...(road === undefined ? {} : { road }),
    ...(xml === undefined ? {} : { xml }),
    warnings: [],
    tryNumber: 2,
  };
}

/** Reads what `JSON.stringify` wrote. */
export function parseRunRecord(text: string): RunRecord {
  return JSON.parse(text) as RunRecord;
}
