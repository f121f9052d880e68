import type { Clock } from '../../../clock/index.js';
import type { ContactDriver, ContactSendResult } from '../driver/index.js';
import type { JobHeader } from './job.js';
import type { JobRecords } from './job-records.js';
import type { Pace } from './pace.js';
import type { RecipientRecord } from './recipient.js';

export interface JobRunOptions {
  readonly driver: ContactDriver;
  readonly records: JobRecords;
  readonly pace: Pace;
  readonly clock: Clock;
}

/** Holds the job on; answers whether it is still this process's. */
export type RenewHold = () => Promise<boolean>;

/** `done` when every recipient has had a turn, `cancelled`, or `stopped` before its end, to be gone on with later. */
export type RunEnd = 'done' | 'cancelled' | 'stopped';

const INTERRUPTED: ContactSendResult = {
  state: 'unknown',
  code: 'interrupted',
  message: 'The gateway ended while it was sending to this contact; the message may have arrived.',
};

/**
 * Sends one job to those it is still owed to, each at most once: a recipient is marked in the store before it is sent
 * to, and whoever is found marked from an earlier run is not sent to again.
 */
export class JobRun {
  readonly header: JobHeader;
  readonly #options: JobRunOptions;
  readonly #renew: RenewHold;
  readonly #stop = new AbortController();
  #known: Map<string, RecipientRecord> = new Map();

  constructor(header: JobHeader, options: JobRunOptions, renew: RenewHold) {
    this.header = header;
    this.#options = options;
    this.#renew = renew;
  }

  /** What is known of the recipients at this moment. */
  get known(): ReadonlyMap<string, RecipientRecord> {
    return this.#known;
  }

  /** Ends the run before the next recipient; whoever is being sent to is still seen through. */
  stop(): void {
    this.#stop.abort();
  }

  /** @throws StoreError when a recipient cannot be marked: then nothing is sent */
  async run(): Promise<RunEnd> {
    const { records, pace } = this.#options;
    const { id } = this.header;
    const { signal } = this.#stop;
    this.#known = await records.recipients(this.header);
    await this.#giveUpInterrupted();
    for (const batch of await this.#batches()) {
      try {
        await pace.turn(signal);
      } catch (error) {
        if (!signal.aborted) throw error;
        return (await records.isCancelled(id)) ? 'cancelled' : 'stopped';
      }
      if (await records.isCancelled(id)) return 'cancelled';
      await this.#sendTo(batch);
    }
    return 'done';
  }

  /** What is marked as under way by another run was cut short, unless that run notes an outcome right now. */
  async #giveUpInterrupted(): Promise<void> {
    const { records } = this.#options;
    const interrupted = [...this.#known].filter(([, { result }]) => result.state === 'sending');
    for (const round of new Set(interrupted.map(([, record]) => record.round))) {
      const ids = interrupted.filter(([, record]) => record.round === round).map(([id]) => id);
      const mark = this.#recordOf(INTERRUPTED, round);
      for (const id of await records.claim(this.header.id, ids, this.#known, mark)) this.#known.set(id, mark);
    }
  }

  async #batches(): Promise<readonly (readonly string[])[]> {
    const owed = this.header.recipients.map(({ id }) => id).filter((id) => this.#isOwed(id));
    const { together } = this.#options.driver;
    if (together === undefined) return owed.map((id) => [id]);
    return owed.length === 0 ? [] : together.group(owed);
  }

  #isOwed(contactId: string): boolean {
    const record = this.#known.get(contactId);
    if (record === undefined) return true;
    if (record.round >= this.header.round) return false;
    const { state } = record.result;
    return (state === 'unknown' && this.header.retry.unknown) || (state === 'failed' && this.header.retry.failed);
  }

  async #sendTo(batch: readonly string[]): Promise<void> {
    const { records } = this.#options;
    const { id, round } = this.header;
    const mark = this.#recordOf({ state: 'sending' }, round);
    const claimed = await records.claim(id, batch, this.#known, mark);
    if (claimed.length === 0) return;
    for (const contactId of claimed) this.#known.set(contactId, mark);
    // A SQLite store forces to the disk what the outbox accepts, and with it the marks, which came before.
    if (!(await this.#renew())) this.stop();
    const results = await this.#send(claimed);
    const after = new Map(
      claimed.map((contactId) => [contactId, this.#recordOf(results.get(contactId) ?? noAnswer(), round)]),
    );
    for (const [contactId, record] of after) this.#known.set(contactId, record);
    await records.record(id, after);
  }

  async #send(contactIds: readonly string[]): Promise<ReadonlyMap<string, ContactSendResult>> {
    const { driver } = this.#options;
    const { message } = this.header;
    try {
      if (driver.together !== undefined) return await driver.together.send(contactIds, message);
      const [contactId = ''] = contactIds;
      return new Map([[contactId, await driver.send(contactId, message)]]);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return new Map(contactIds.map((id) => [id, { state: 'unknown', code: 'send_failed', message: reason }]));
    }
  }

  #recordOf(result: RecipientRecord['result'], round: number): RecipientRecord {
    return { result, round, at: this.#options.clock.now() };
  }
}

function noAnswer(): ContactSendResult {
  return { state: 'unknown', code: 'no_answer', message: 'The driver said nothing about this contact.' };
}
