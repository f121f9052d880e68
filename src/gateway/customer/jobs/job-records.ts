import type { Store } from '../../../store/index.js';
import type { JobHeader } from './job.js';
import type { RecipientRecord } from './recipient.js';

/** So many reads and writes at once. */
const AT_ONCE = 100;
const INDEX_LOCK = 5000;
const JOBS_LISTED = 50;

/** Keeps jobs and their recipients in the store, each under a key of its own. */
export class JobRecords {
  readonly #store: Store;
  readonly #prefix: string;
  readonly #ttl: number;

  /** @param ttl how long a job is known after its last change, in milliseconds */
  constructor(store: Store, prefix: string, ttl: number) {
    this.#store = store;
    this.#prefix = prefix;
    this.#ttl = ttl;
  }

  async header(jobId: string): Promise<JobHeader | undefined> {
    const kept = await this.#store.get(this.#headerKey(jobId));
    return kept === undefined ? undefined : (JSON.parse(kept) as JobHeader);
  }

  /** Keeps a new job, unless there is one with its id; answers the one that is there then. */
  async add(header: JobHeader): Promise<JobHeader | undefined> {
    const known = await this.#store.add(this.#headerKey(header.id), JSON.stringify(header), this.#ttl);
    if (known !== undefined) return JSON.parse(known) as JobHeader;
    await this.#list(header.id);
    return undefined;
  }

  async save(header: JobHeader): Promise<void> {
    await this.#store.set(this.#headerKey(header.id), JSON.stringify(header), this.#ttl);
  }

  /** Has a job stop, in whatever process it runs. */
  async cancel(jobId: string): Promise<void> {
    await this.#store.set(this.#cancelledKey(jobId), '1', this.#ttl);
  }

  async isCancelled(jobId: string): Promise<boolean> {
    return (await this.#store.get(this.#cancelledKey(jobId))) !== undefined;
  }

  async forgetCancelling(jobId: string): Promise<void> {
    await this.#store.delete(this.#cancelledKey(jobId));
  }

  /** Ids of the latest jobs, the newest first. */
  async latest(): Promise<readonly string[]> {
    return JSON.parse((await this.#store.get(this.#indexKey)) ?? '[]') as readonly string[];
  }

  async recipients({ id, recipients }: JobHeader): Promise<Map<string, RecipientRecord>> {
    const found = new Map<string, RecipientRecord>();
    await inChunks(recipients, async (recipient) => {
      const kept = await this.#store.get(this.#recipientKey(id, recipient.id));
      if (kept !== undefined) found.set(recipient.id, JSON.parse(kept) as RecipientRecord);
    });
    return found;
  }

  /**
   * Marks recipients before they are sent to; answers those that were marked. Of several processes that want the same
   * one, or of two rounds, one gets it.
   */
  async claim(
    jobId: string,
    contactIds: readonly string[],
    before: ReadonlyMap<string, RecipientRecord>,
    mark: RecipientRecord,
  ): Promise<readonly string[]> {
    const value = JSON.stringify(mark);
    const claimed = new Set<string>();
    await inChunks(contactIds, async (contactId) => {
      const key = this.#recipientKey(jobId, contactId);
      const earlier = before.get(contactId);
      const isOurs =
        earlier === undefined
          ? (await this.#store.add(key, value, this.#ttl)) === undefined
          : await this.#store.replace(key, JSON.stringify(earlier), value, this.#ttl);
      if (isOurs) claimed.add(contactId);
    });
    return contactIds.filter((contactId) => claimed.has(contactId));
  }

  async record(jobId: string, records: ReadonlyMap<string, RecipientRecord>): Promise<void> {
    await inChunks([...records], ([contactId, record]) =>
      this.#store.set(this.#recipientKey(jobId, contactId), JSON.stringify(record), this.#ttl),
    );
  }

  async #list(jobId: string): Promise<void> {
    await this.#store.withLock(`${this.#indexKey}:lock`, INDEX_LOCK, async () => {
      const ids = [jobId, ...(await this.latest())].slice(0, JOBS_LISTED);
      await this.#store.set(this.#indexKey, JSON.stringify(ids), this.#ttl);
    });
  }

  get #indexKey(): string {
    return `${this.#prefix}:jobs`;
  }

  #headerKey(jobId: string): string {
    return `${this.#prefix}:job:${jobId}`;
  }

  #cancelledKey(jobId: string): string {
    return `${this.#prefix}:job:${jobId}:cancelled`;
  }

  #recipientKey(jobId: string, contactId: string): string {
    return `${this.#prefix}:job:${jobId}:to:${contactId}`;
  }
}

async function inChunks<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    await Promise.all(items.slice(start, start + AT_ONCE).map(work));
  }
}
