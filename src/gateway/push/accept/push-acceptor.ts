import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../../clock/index.js';
import { HttpProblem } from '../../http/index.js';
import type { ApiKey } from '../../keys/index.js';
import type { UploadedFile } from '../form/index.js';
import type { PushJob, PushWorker } from '../job/index.js';
import type { PushTargets } from '../push-targets.js';
import type { PushRecords } from '../record/index.js';
import { contentKindOf } from '../request/index.js';
import { type PushWork, toPushWork } from '../work/index.js';
import type { Idempotency } from './idempotency.js';
import type { PushPlan } from './plan-push.js';
import { uploadMedia } from './upload-media.js';

export interface PushAcceptorOptions {
  readonly worker: PushWorker;
  readonly records: PushRecords;
  readonly idempotency: Idempotency;
  readonly targets: PushTargets;
  readonly clock: Clock;
}

/** A push that was found good. */
export interface PlannedPush {
  readonly plan: PushPlan;
  readonly key: ApiKey;
  readonly file: UploadedFile | undefined;
  /** The `Idempotency-Key` header. */
  readonly idempotencyKey: string | undefined;
}

/** Accepts pushes: gives their files to WeCom, keeps them, and has them sent. */
export class PushAcceptor {
  readonly #options: PushAcceptorOptions;

  constructor(options: PushAcceptorOptions) {
    this.#options = options;
  }

  /**
   * Keeps a push and answers its id, the same one for a repeat of the request.
   * @throws {HttpProblem} when the file is not taken, the idempotency key is wrong, or the gateway is being closed
   * @throws {StoreError} when the push could not be kept
   */
  async accept(push: PlannedPush): Promise<string> {
    if (this.#options.worker.isClosed) {
      const detail = 'The gateway is being closed; send the request again in a moment.';
      throw new HttpProblem(503, 'closing', detail, { headers: { 'Retry-After': '5' } });
    }
    const { idempotencyKey: given, key } = push;
    if (given === undefined) {
      const id = newPushId();
      await this.#keep(id, push, false);
      return id;
    }
    const { idempotency, records } = this.#options;
    return await idempotency.once(
      { scope: key.name, given, fingerprint: fingerprintOf(push) },
      newPushId,
      async (id) => (await records.get(id)) !== undefined,
      (id, isRepeat) => this.#keep(id, push, isRepeat),
    );
  }

  async #keep(id: string, push: PlannedPush, isRepeat: boolean): Promise<void> {
    const { worker, clock } = this.#options;
    const job: PushJob = {
      key: push.key.name,
      kind: contentKindOf(push.plan.request),
      createdAt: clock.now(),
      work: await this.#workOf(push),
      sent: 0,
      msgIds: [],
      missed: {},
    };
    await worker.accept(id, job, isRepeat);
  }

  async #workOf({ plan, file }: PlannedPush): Promise<PushWork> {
    const { request, app } = plan;
    if (file === undefined) return toPushWork(request, app);
    const media = await uploadMedia(file, plan, this.#options.targets);
    if ('picture' in media) return toPushWork(request, app, media.picture);
    return toPushWork({ ...request, [file.field]: media.mediaId }, app);
  }
}

/** Hard to guess, though a key is needed to make use of it. */
function newPushId(): string {
  return `push_${randomBytes(16).toString('base64url')}`;
}

/** Tells whether two requests are the same: what they ask for, and the bytes and the name of the file. */
function fingerprintOf({ plan, file }: PlannedPush): string {
  const parts = [plan.app, plan.request, file?.sha256, file?.fileName];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
