import { randomUUID } from 'node:crypto';
import type { Outbox, OutboxEntry, OutboxJob, OutboxJobState, OutboxStats } from '../outbox.js';
import { type JobData, toOutboxJob } from './bullmq-job.js';
import { BullMqQueue } from './bullmq-queue.js';
import type { RedisConnection } from './redis-connection.js';
import type { RedisClient } from './redis-scripts.js';

/** Jobs read at a time for a list: their payloads must arrive within the time that a command has. */
const PAGE = 100;

/** Keeps jobs in a BullMQ queue of its own, which the tools made for BullMQ can show. */
export class BullMqOutbox implements Outbox {
  readonly #connection: RedisConnection;
  readonly #name: string;
  readonly #prefix: string;
  readonly #holder: string = randomUUID();
  #queue: BullMqQueue | undefined;

  constructor(connection: RedisConnection, name: string, prefix: string) {
    this.#connection = connection;
    this.#name = name;
    this.#prefix = prefix;
  }

  put(job: OutboxJob, hold: number): Promise<void> {
    const attempt = randomUUID();
    return this.#connection.run(
      (client) => this.#on(client).put(job, hold, attempt),
      (client) => this.#on(client).takeBack(job.id, attempt),
    );
  }

  renew(id: string, hold: number, payload?: string): Promise<boolean> {
    const fields = payload === undefined ? {} : { data: JSON.stringify({ payload } satisfies JobData) };
    return this.#run((queue) => queue.hold(id, hold, fields));
  }

  take(limit: number, hold: number): Promise<readonly OutboxJob[]> {
    return this.#run(async (queue) => {
      const taken = await queue.take(limit, hold);
      return taken.map(toOutboxJob).sort(byAge);
    });
  }

  done(id: string): Promise<void> {
    return this.#run((queue) => queue.forget(id));
  }

  postpone(id: string, delay: number, attempts: number, lastError?: string): Promise<void> {
    const reason = lastError === undefined ? {} : { failedReason: lastError };
    return this.#run((queue) => queue.postpone(id, delay, { atm: attempts, ...reason }));
  }

  bury(id: string, attempts: number, lastError: string): Promise<void> {
    return this.#run((queue) => queue.bury(id, attempts, lastError));
  }

  async list(state: OutboxJobState | 'all', limit: number): Promise<readonly OutboxEntry[]> {
    const found = await this.#run(({ reader }) => reader.find(state, limit));
    const entries: OutboxEntry[] = [];
    for (let start = 0; start < found.length; start += PAGE) {
      const page = found.slice(start, start + PAGE);
      const read = await this.#run(({ reader }) => Promise.all(page.map((job) => reader.read(job))));
      entries.push(...read.filter((entry) => entry !== undefined));
    }
    const wanted = state === 'all' ? entries : entries.filter((entry) => entry.state === state);
    return wanted.sort(byAge).slice(0, limit);
  }

  retry(id: string): Promise<boolean> {
    return this.#run((queue) => queue.retry(id));
  }

  drop(id: string): Promise<boolean> {
    return this.#run((queue) => queue.drop(id));
  }

  stats(): Promise<OutboxStats> {
    return this.#run(({ reader }) => reader.stats());
  }

  #run<Result>(task: (queue: BullMqQueue) => Promise<Result>): Promise<Result> {
    return this.#connection.run((client) => task(this.#on(client)));
  }

  /** BullMQ wants a client that is connected; from then on it stays with it, however often that reconnects. */
  #on(client: RedisClient): BullMqQueue {
    this.#queue ??= new BullMqQueue(client, this.#name, this.#prefix, this.#holder);
    return this.#queue;
  }
}

function byAge(one: OutboxJob, another: OutboxJob): number {
  return one.createdAt - another.createdAt;
}
