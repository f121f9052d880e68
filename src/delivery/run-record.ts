import type { CallbackOutcome, CallbackResult, ReplyRoad } from '../dispatch/index.js';

/** What a store remembers of a callback: who runs its handler, or what every further try is answered. */
export type RunRecord =
  | { readonly state: 'running'; readonly owner: string }
  | {
      readonly state: 'answered';
      readonly outcome: CallbackOutcome;
      readonly road?: ReplyRoad;
      /** The passive reply before encryption. */
      readonly xml?: string;
    };

/** An answer as a record. */
export function recordOf({ outcome, road, xml }: CallbackResult): RunRecord {
  return { state: 'answered', outcome, ...(road === undefined ? {} : { road }), ...(xml === undefined ? {} : { xml }) };
}

/** Reads what `JSON.stringify` wrote. */
export function parseRunRecord(text: string): RunRecord {
  return JSON.parse(text) as RunRecord;
}
