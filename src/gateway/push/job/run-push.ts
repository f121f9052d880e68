import type { OutboxJob } from '../../../store/index.js';
import type { Hold } from './hold.js';
import { judgeFailure } from './judge-failure.js';
import { type PushJob, readPushJob, withSent } from './push-job.js';
import type { PushWorkerOptions } from './push-worker-options.js';
import { type PushStep, recordOf } from './record-of.js';
import { sendMessage } from './send-message.js';
import { unlessAborted } from './unless-aborted.js';

const UNREADABLE = 'it cannot be read: another version wrote it';

/**
 * Sends the messages of a push that the hold keeps ours, and settles it: done, postponed or buried. Never rejects: a
 * push that cannot even be settled, since the store is away, is taken up again when the hold has run out.
 */
export async function runPush(job: OutboxJob, hold: Hold, options: PushWorkerOptions): Promise<void> {
  try {
    const push = readPushJob(job.payload);
    if (push === undefined) await options.outbox.bury(job.id, job.attempts, UNREADABLE);
    else await new PushRun(job, push, hold, options).run();
  } catch (error) {
    options.logger.error({ pushId: job.id, err: error }, 'a push could not be settled; it will be taken up again');
  }
}

class PushRun {
  readonly #job: OutboxJob;
  readonly #hold: Hold;
  readonly #options: PushWorkerOptions;
  #push: PushJob;

  constructor(job: OutboxJob, push: PushJob, hold: Hold, options: PushWorkerOptions) {
    this.#job = job;
    this.#push = push;
    this.#hold = hold;
    this.#options = options;
  }

  async run(): Promise<void> {
    const { outbox, records, logger } = this.#options;
    const { id, attempts } = this.#job;
    const known = await records.get(id);
    // Sent, and then the process died before the outbox knew.
    if (known?.record.state === 'sent') return await outbox.done(id);
    await this.#record({ state: 'sending', attempts: attempts + 1 });
    try {
      await this.#sendAll();
    } catch (error) {
      return await this.#settleFailure(error);
    }
    await this.#record({ state: 'sent', attempts: attempts + 1 });
    await outbox.done(id);
    logger.info({ ...this.#fields(), attempts: attempts + 1 }, 'push sent');
  }

  async #sendAll(): Promise<void> {
    const { targets } = this.#options;
    const { signal } = this.#hold;
    while (this.#push.sent < this.#push.work.messages.length) {
      signal.throwIfAborted();
      const { work, sent } = this.#push;
      const sending = sendMessage(targets, work, this.#job.id, sent, { signal });
      this.#push = withSent(this.#push, await unlessAborted(sending, signal));
      if (this.#push.sent < work.messages.length) await this.#hold.renew(JSON.stringify(this.#push));
    }
  }

  async #settleFailure(error: unknown): Promise<void> {
    const { outbox, logger } = this.#options;
    const { id, attempts } = this.#job;
    if (this.#hold.isLost) return;
    if (this.#hold.signal.aborted) {
      await this.#record({ state: 'accepted', attempts });
      return await outbox.postpone(id, 0, attempts);
    }
    const { failure, retryIn } = judgeFailure(error, attempts, this.#push.work.road);
    const reason = `${failure.code}: ${failure.reason}`;
    const state = retryIn === undefined ? 'failed' : 'accepted';
    await this.#record({ state, attempts: attempts + 1, error: failure });
    if (retryIn === undefined) await outbox.bury(id, attempts + 1, reason);
    else await outbox.postpone(id, retryIn, attempts + 1, reason);
    const fields = { ...this.#fields(), attempts: attempts + 1, code: failure.code, errCode: failure.errCode, retryIn };
    const isOurs = failure.code === 'internal_error';
    logger.warn(
      isOurs ? { ...fields, err: error } : fields,
      retryIn === undefined ? 'push failed' : 'push failed; trying again later',
    );
  }

  async #record(step: Omit<PushStep, 'at'>): Promise<void> {
    const { records, clock } = this.#options;
    const record = recordOf(this.#job.id, this.#push, { ...step, at: clock.now() });
    await records.set({ key: this.#push.key, record });
  }

  /** What a line of the log says of a push: who, by what and what kind, never to whom or what. */
  #fields(): object {
    const { key, kind, work } = this.#push;
    return { pushId: this.#job.id, key, kind, ...(work.road === 'robot' ? { robot: work.robot } : { app: work.app }) };
  }
}
