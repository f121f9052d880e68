import type { Clock } from '../clock/index.js';
import type { CallbackResult } from '../dispatch/index.js';
import type { Store } from '../store/index.js';
import { ProcessLease } from './process-lease.js';
import { answerOf, parseRunRecord, type RecordedAnswer, type RunRecord, recordedAnswer } from './run-record.js';

/** What trying to run a callback's handler came to. */
export type Claim =
  | { readonly kind: 'mine' }
  /** A living process runs it. */
  | { readonly kind: 'taken' }
  /** `isOver` unless its handler still runs, so that another process may have to run it once more. */
  | { readonly kind: 'answered'; readonly answer: CallbackResult; readonly isOver: boolean };

/** A handler may run this long before its callback counts as new, in milliseconds. */
const RUNNING_TTL = 6 * 3_600_000;

/**
 * Which callbacks run or ran, for all processes on one store and for the time after a restart. Every method rejects
 * with a `StoreError` when the store is away.
 */
export class SharedRuns {
  readonly #store: Store;
  readonly #prefix: string;
  readonly #retention: number;
  readonly #lease: ProcessLease;
  /** The record of a callback that this process runs. */
  readonly #mine: string;

  /** @param app names the app among those on the store @param retention milliseconds */
  constructor(store: Store, clock: Clock, app: string, retention: number) {
    this.#store = store;
    this.#prefix = `callback:${app}:`;
    this.#retention = retention;
    this.#lease = new ProcessLease(store, clock);
    this.#mine = textOf({ state: 'running', owner: this.#lease.id });
  }

  /** Claims a callback for this process because a try came; an acknowledged one is as good as answered. */
  claim(key: string): Promise<Claim> {
    return this.#claim(key, true);
  }

  /** Claims a callback for this process because it turned up in the outbox, not finished. */
  takeOver(key: string): Promise<Claim> {
    return this.#claim(key, false);
  }

  /** Whether this process is still the one to answer a callback that it claimed. */
  async isMine(key: string): Promise<boolean> {
    const present = await this.#store.get(this.#keyOf(key));
    return present === undefined || this.#isMine(parseRunRecord(present));
  }

  /** The handler of this process goes on, while tries get an early answer. */
  acknowledge(key: string, early: CallbackResult): Promise<void> {
    const record: RunRecord = { state: 'running', owner: this.#lease.id, early: recordedAnswer(early) };
    return this.#settle(key, record, RUNNING_TTL);
  }

  /** The first try of whatever process may carry this answer. */
  offer(key: string, answer: CallbackResult): Promise<void> {
    return this.#settle(key, { state: 'answered', isOffered: true, ...recordedAnswer(answer) }, this.#retention);
  }

  /** No try of another process may carry the answer that was offered; answers false when one has. */
  async withdraw(key: string): Promise<boolean> {
    const present = await this.#store.get(this.#keyOf(key));
    if (present === undefined) return true;
    const record = parseRunRecord(present);
    if (this.#isMine(record)) return true;
    if (record.state !== 'answered' || record.isOffered !== true) return false;
    return this.#replace(key, present, this.#mine, RUNNING_TTL);
  }

  /** Every further try gets this answer. */
  answer(key: string, answer: CallbackResult): Promise<void> {
    return this.#settle(key, { state: 'answered', ...recordedAnswer(answer) }, this.#retention);
  }

  /** This process claims nothing any more. */
  close(): Promise<void> {
    return this.#lease.end();
  }

  /** @param isTry whether a try is there to carry an answer */
  async #claim(key: string, isTry: boolean): Promise<Claim> {
    await this.#lease.begin();
    for (;;) {
      const present = await this.#store.add(this.#keyOf(key), this.#mine, RUNNING_TTL);
      if (present === undefined) return { kind: 'mine' };
      const record = parseRunRecord(present);
      const answer = recordedIn(record, isTry);
      if (answer !== undefined) {
        const isOffered = record.state === 'answered' && record.isOffered === true;
        const carried = textOf({ state: 'answered', ...answer });
        if (isOffered && !(await this.#replace(key, present, carried, this.#retention))) continue;
        return { kind: 'answered', answer: answerOf(answer), isOver: record.state === 'answered' };
      }
      if (record.state === 'running' && (await this.#isRun(record.owner))) return { kind: 'taken' };
      // Its process died, or this one forgot it: whoever is first takes it over.
      const mine = textOf({ ...record, state: 'running', owner: this.#lease.id });
      if (await this.#replace(key, present, mine, RUNNING_TTL)) return { kind: 'mine' };
    }
  }

  async #isRun(owner: string): Promise<boolean> {
    return owner !== this.#lease.id && (await this.#lease.isAlive(owner));
  }

  /** Replaces a record of this process; one that another process has taken over, or answered, stays as it is. */
  async #settle(key: string, record: RunRecord, ttl: number): Promise<void> {
    const text = textOf(record);
    let isSettled = await this.#replace(key, this.#mine, text, ttl);
    while (!isSettled) {
      const present = await this.#store.add(this.#keyOf(key), text, ttl);
      if (present === undefined || !this.#isMine(parseRunRecord(present))) return;
      isSettled = await this.#replace(key, present, text, ttl);
    }
  }

  #isMine(record: RunRecord): boolean {
    return record.state === 'running' && record.owner === this.#lease.id;
  }

  #replace(key: string, present: string, text: string, ttl: number): Promise<boolean> {
    return this.#store.replace(this.#keyOf(key), present, text, ttl);
  }

  #keyOf(key: string): string {
    return this.#prefix + key;
  }
}

/** The answer in a record; one that is still offered, or given early, is for tries only. */
function recordedIn(record: RunRecord, isTry: boolean): RecordedAnswer | undefined {
  if (record.state === 'running') return isTry ? record.early : undefined;
  const { state, isOffered, ...answer } = record;
  return isTry || isOffered !== true ? answer : undefined;
}

function textOf(record: RunRecord): string {
  return JSON.stringify(record);
}
