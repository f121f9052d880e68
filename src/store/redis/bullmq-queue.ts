import type { Job, Queue, RedisQueueBackend, Worker } from 'bullmq';
import { loadPeer } from '../load-peer.js';
import type { OutboxJob } from '../outbox.js';
import { type BullMqJob, type JobData, toJobId } from './bullmq-job.js';
import { BullMqReader } from './bullmq-reader.js';
import { milliseconds } from './milliseconds.js';
import type { RedisClient } from './redis-scripts.js';

/** Fields of a job in Redis. BullMQ's: `pb` (who took it last), `atm` (attempts made) and more; ours: `due`, `attempt`. */
type JobFields = Readonly<Record<string, string | number>>;

/** Noted in a job that was let go in the place of its holder: it is nobody's, and no new job either. */
const NOBODY = '-';
/** BullMQ's answer to a move of a job whose lock has run out. */
const LOCK_IS_MISSING = -2;
/** How long a job whose hold ran out is held again for its last move, in milliseconds. */
const LAST_HOLD = 10_000;
/** A job just taken is locked for so long, in milliseconds, until the hold asked for takes its place. */
const FIRST_LOCK = 10_000;
/** Nobody reads the events of the queue. */
const KEPT_EVENTS = 100;

/**
 * A BullMQ queue as an outbox uses it. A job that is held is active and locked, one that waits is delayed or waiting,
 * a dead one has failed. Where BullMQ's moves demand the lock, here a job is its holder's until another takes it.
 */
export class BullMqQueue {
  readonly reader: BullMqReader;
  readonly #queue: Queue<JobData>;
  readonly #backend: RedisQueueBackend;
  readonly #worker: Worker<JobData>;
  readonly #client: RedisClient;
  readonly #holder: string;
  readonly #Job: typeof Job;

  /** @param holder names this process in the jobs that it holds */
  constructor(client: RedisClient, name: string, prefix: string, holder: string) {
    const bullMq = loadPeer<typeof import('bullmq')>('bullmq', 'store', 'WECOM_APP_STORE');
    // Whether this Redis is fit is looked at once, by the connection, and told in the app's own log.
    const options = { connection: client, prefix, skipVersionCheck: true, skipWaitingForReady: true };
    const queue = new bullMq.Queue<JobData>(name, { ...options, streams: { events: { maxLen: KEPT_EVENTS } } });
    this.#worker = new bullMq.Worker<JobData>(
      name,
      null,
      { ...options, name: holder, autorun: false, lockDuration: FIRST_LOCK },
      // Without the second connection, on which a worker waits for jobs: these are asked for.
      (queueName, given) => bullMq.createRedisBackend(queueName, given),
    );
    // What they have to say the connection says itself.
    queue.on('error', () => {});
    this.#worker.on('error', () => {});
    this.#Job = bullMq.Job;
    this.reader = new BullMqReader(queue, client);
    this.#queue = queue;
    this.#backend = queue.getBackend();
    this.#client = client;
    this.#holder = holder;
  }

  /**
   * Adds a job that this process holds. In between the two commands it is a delayed one, and falls due like a held one.
   * @param attempt noted in the job, for `takeBack`
   */
  async put(job: OutboxJob, hold: number, attempt: string): Promise<void> {
    const id = toJobId(job.id);
    // The delay counts from the creation.
    const delay = milliseconds(Date.now() + hold - job.createdAt);
    const pipeline = (await this.#backend.client).pipeline();
    const options = { timestamp: job.createdAt, delay, removeOnComplete: true };
    const added = new this.#Job(this.#queue, job.kind, { payload: job.payload }, options, id).addJob(pipeline);
    const fields = { pb: this.#holder, atm: job.attempts, failedReason: job.lastError ?? '', attempt };
    pipeline.runCommand('wecomHold', this.#holdArguments(id, '', hold, fields));
    const replies = await pipeline.exec();
    await added;
    for (const [error] of replies ?? []) if (error) throw error;
  }

  /** Forgets a job that a certain `put` has added, and none that was there before it. */
  async takeBack(id: string, attempt: string): Promise<void> {
    const putBy = await this.#client.hget(this.#queue.toKey(toJobId(id)), 'attempt');
    if (putBy === attempt) await this.forget(id);
  }

  /** Holds on to a job that no other process has taken, and sets fields of it. */
  hold(id: string, hold: number, fields: JobFields = {}): Promise<boolean> {
    return this.#hold(toJobId(id), hold, fields);
  }

  /** Takes what fell due first. */
  async take(limit: number, hold: number): Promise<readonly BullMqJob[]> {
    if (limit < 1) return [];
    const [active, wait, prefix] = [this.#queue.toKey('active'), this.#queue.toKey('wait'), this.#queue.toKey('')];
    await this.#client.wecomReclaim(active, wait, prefix);
    const next = (): Promise<BullMqJob | undefined> => this.#worker.getNextJob(this.#holder, { block: false });
    const first = await next();
    if (first === undefined) return [];
    const rest = await Promise.all(Array.from({ length: limit - 1 }, next));
    const taken = [first, ...rest].filter((job) => job !== undefined);
    await Promise.all(taken.map((job) => this.#hold(job.id ?? '', hold, {})));
    return taken;
  }

  forget(id: string): Promise<void> {
    const job = this.#jobToMove(id);
    return this.#move(id, () => this.#backend.moveToCompleted(job, null, true, this.#holder, false));
  }

  postpone(id: string, delay: number, fields: JobFields): Promise<void> {
    const now = Date.now();
    const wait = Math.max(0, Math.ceil(delay));
    const options = { skipAttempt: true, fieldsToUpdate: { ...fields, pb: NOBODY, due: now + wait } };
    return this.#move(id, () => this.#backend.moveToDelayed(toJobId(id), now, wait, this.#holder, options));
  }

  bury(id: string, attempts: number, lastError: string): Promise<void> {
    const job = this.#jobToMove(id);
    // BullMQ counts this attempt itself.
    const fields = { pb: NOBODY, atm: attempts - 1, due: Date.now() };
    return this.#move(id, () => this.#backend.moveToFailed(job, lastError, false, this.#holder, false, fields));
  }

  async retry(id: string): Promise<boolean> {
    const job = this.#jobToMove(id);
    try {
      await this.#backend.retryFinishedJob(job, 'failed', { resetAttemptsMade: true });
      return true;
    } catch (error) {
      if (refusalOf(error) === undefined) throw error;
      return false;
    }
  }

  async drop(id: string): Promise<boolean> {
    const job = await this.#queue.getJob(toJobId(id));
    return job !== undefined && (await this.#backend.remove(toJobId(id), false)) === 1;
  }

  /** BullMQ's moves want a job, of which they use the id. */
  #jobToMove(id: string): BullMqJob {
    return new this.#Job(this.#queue, '', { payload: '' }, {}, toJobId(id));
  }

  /** Runs a move of a job that this process holds; does nothing when it is another's. */
  async #move(id: string, move: () => Promise<unknown>): Promise<void> {
    try {
      await move();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      if (refusal === LOCK_IS_MISSING && (await this.hold(id, LAST_HOLD))) await move();
    }
  }

  async #hold(jobId: string, hold: number, fields: JobFields): Promise<boolean> {
    return (await this.#client.wecomHold(...this.#holdArguments(jobId, this.#holder, hold, fields))) === 1;
  }

  #holdArguments(jobId: string, owner: string, hold: number, fields: JobFields): (string | number)[] {
    const key = (type: string): string => this.#queue.toKey(type);
    const keys = [key(jobId), `${key(jobId)}:lock`, key('active'), key('wait'), key('delayed'), key('stalled')];
    const all = { ...fields, due: Date.now() + Math.ceil(hold) };
    return [...keys, jobId, this.#holder, owner, milliseconds(hold), ...Object.entries(all).flat()];
  }
}

/** The number with which BullMQ says that a job is not in the state for a move; `undefined` for any other failure. */
function refusalOf(error: unknown): number | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}
