import type { Json } from '../json.js';
import { Listeners } from '../listeners.js';

/** A scripted fault that changed how a call went. */
export type FaultKind = 'fail' | 'drop' | 'answer';

/** One API call. Secrets, tokens, keys and codes are replaced by `#` and a digest: equal values look equal. */
export interface CallRecord {
  /** When it arrived, in milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** E.g. `/cgi-bin/message/send`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The JSON body as it was understood, or the name and size of an uploaded file. */
  readonly body: Json;
  /** The app whose token the call carried. */
  readonly agentId: number | undefined;
  readonly callerIp: string;
  /** The HTTP status; 0 when the connection was dropped. */
  readonly status: number;
  /** Absent when the answer was not one of the API's, e.g. for an unknown path. */
  readonly errCode: number | undefined;
  readonly errMsg: string | undefined;
  /** The JSON answer, or `undefined` for a download. */
  readonly answer: Json;
  /** What was tolerated although the documentation forbids it or advises against it. */
  readonly warnings: readonly string[];
  readonly fault: FaultKind | undefined;
}

const CAPACITY = 10_000;
const SPARE = 1000;

/** The last calls, newest last; about the latest 10,000 are kept. */
export class CallLog {
  readonly records: CallRecord[] = [];
  readonly listeners = new Listeners<CallRecord>();

  add(record: CallRecord): void {
    this.records.push(record);
    if (this.records.length >= CAPACITY + SPARE) this.records.splice(0, SPARE);
    this.listeners.emit(record);
  }
}
