import type { Clock } from '../../../clock/index.js';
import type { Logger } from '../../../logger/index.js';
import type { StoreBackend } from '../../../store/index.js';
import { CustomerGatewayError, forbiddenRecipient } from '../customer-gateway-error.js';
import type { ContactDriver, ContactMessage, DriverAccount } from '../driver/index.js';
import type { GatewayCaller } from '../gateway-caller.js';
import type { GatewaySession } from '../session/index.js';
import { waitFor } from '../wait-for.js';
import { describeJob, type RecipientPage, summarizeJob } from './describe-job.js';
import type { JobHeader, SendJob, SendJobSummary } from './job.js';
import { JobRecords } from './job-records.js';
import { JobRunner } from './job-runner.js';
import { Pace, type PaceRange } from './pace.js';

export interface JobBookOptions {
  readonly driver: ContactDriver;
  readonly session: GatewaySession;
  readonly backend: StoreBackend;
  /** Of the outbox; and what its keys in the store begin with. */
  readonly name: string;
  readonly pace: PaceRange;
  readonly keepFor: number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: () => number;
}

/** What a new job is made of. */
export interface NewJob {
  readonly id: string;
  readonly account: DriverAccount;
  readonly message: ContactMessage;
  readonly recipients: JobHeader['recipients'];
}

/** Whom a job is to be sent to again. */
export interface SendJobRetry {
  /** Those who may have received it: some of them may get it twice. */
  readonly retryUnknown?: boolean | undefined;
  /** Those whom it certainly did not reach. */
  readonly retryFailed?: boolean | undefined;
}

/** What else is kept of a job stands under its id with a colon and more, and is no job. */
const JOB_ID = /^[\w-]{1,64}$/;

const WHOLE: RecipientPage = { page: 1, pageSize: 100 };

/** Makes jobs, tells how they stand, and begins or ends them on request. */
export class JobBook {
  readonly #options: JobBookOptions;
  readonly #records: JobRecords;
  readonly #jobs: JobRunner;

  constructor(options: JobBookOptions) {
    const { backend, name, keepFor, pace, clock, random } = options;
    this.#options = options;
    this.#records = new JobRecords(backend.store, name, keepFor);
    this.#jobs = new JobRunner({
      ...options,
      records: this.#records,
      outbox: backend.outbox(name),
      pace: new Pace(pace, clock, random),
    });
  }

  /** Makes a job and begins with it. One that has the id already is answered instead, if it says the same. */
  async add(job: NewJob, caller: GatewayCaller): Promise<JobHeader> {
    const retry = { unknown: false, failed: false };
    const header: JobHeader = {
      ...job,
      createdAt: this.#options.clock.now(),
      keyName: caller.name,
      round: 1,
      retry,
    };
    const known = await this.#records.add(header);
    if (known !== undefined && !saysTheSame(known, header)) {
      const message = 'This Idempotency-Key was used for another message or other recipients; use a new one.';
      throw new CustomerGatewayError('idempotency_conflict', message);
    }
    const kept = known ?? header;
    if (kept.over === undefined) await this.#jobs.put(kept);
    return kept;
  }

  /** Resolves when the job is over, or after `timeout` milliseconds. */
  async settle(jobId: string, timeout: number): Promise<void> {
    let isAtRest = (await this.#records.header(jobId))?.over !== undefined;
    const onRest = (listener: () => void): (() => void) =>
      this.#jobs.onRest((rested) => {
        if (rested !== jobId) return;
        isAtRest = true;
        listener();
      });
    await waitFor(this.#options.clock, timeout, onRest, () => isAtRest);
  }

  /** @throws CustomerGatewayError `unknown_job` */
  async find(jobId: string, caller: GatewayCaller, wanted: RecipientPage = WHOLE): Promise<SendJob> {
    const header = await this.#header(jobId, caller);
    const run = this.#jobs.runOf(jobId);
    const known = run?.known ?? (await this.#records.recipients(header));
    return describeJob(header, { known, isRunning: run !== undefined, wanted });
  }

  /** The latest jobs of the caller's key, the newest first. */
  async list(caller: GatewayCaller): Promise<readonly SendJobSummary[]> {
    const ids = await this.#records.latest();
    const headers = await Promise.all(ids.map((id) => this.#records.header(id)));
    return headers
      .filter((header) => header !== undefined)
      .filter((header) => maySee(caller, header))
      .map((header) => summarizeJob(header, this.#jobs.runOf(header.id) !== undefined));
  }

  /**
   * Begins a job anew for those without luck.
   *
   * @throws CustomerGatewayError `job_not_finished`; `forbidden_recipient` when the key reached more when it made the job
   */
  async retry(jobId: string, request: SendJobRetry, caller: GatewayCaller): Promise<SendJob> {
    const { over, ...header } = await this.#header(jobId, caller);
    if (over === undefined) {
      throw new CustomerGatewayError(
        'job_not_finished',
        'The job is still under way: wait until it is done, or cancel it.',
      );
    }
    const forbidden = header.recipients.find(({ id }) => !caller.mayReach(id));
    if (forbidden !== undefined) throw forbiddenRecipient(caller, forbidden.id);
    const { retryUnknown: unknown = false, retryFailed: failed = false } = request;
    const next: JobHeader = { ...header, round: header.round + 1, retry: { unknown, failed } };
    await this.#records.forgetCancelling(jobId);
    await this.#records.save(next);
    await this.#jobs.put(next);
    return this.find(jobId, caller);
  }

  /** Ends a job before its next recipient. @throws CustomerGatewayError `job_finished` */
  async cancel(jobId: string, caller: GatewayCaller): Promise<SendJob> {
    const header = await this.#header(jobId, caller);
    if (header.over !== undefined) throw new CustomerGatewayError('job_finished', 'The job is over already.');
    await this.#records.cancel(jobId);
    const run = this.#jobs.runOf(jobId);
    if (run === undefined) {
      await this.#records.save({ ...header, over: { state: 'cancelled', at: this.#options.clock.now() } });
    } else run.stop();
    return this.find(jobId, caller);
  }

  /** Stops after whoever is being sent to; resolves then. */
  rest(): Promise<void> {
    return this.#jobs.rest();
  }

  close(): Promise<void> {
    return this.#jobs.close();
  }

  async #header(jobId: string, caller: GatewayCaller): Promise<JobHeader> {
    const header = JOB_ID.test(jobId) ? await this.#records.header(jobId) : undefined;
    if (header !== undefined && maySee(caller, header)) return header;
    throw new CustomerGatewayError('unknown_job', `There is no job ${jobId}; GET /jobs lists the latest.`);
  }
}

function maySee(caller: GatewayCaller, { keyName }: JobHeader): boolean {
  return caller.isUnrestricted || caller.name === keyName;
}

function saysTheSame(one: JobHeader, other: JobHeader): boolean {
  const said = ({ message, recipients }: JobHeader): string =>
    JSON.stringify([message.text, recipients.map(({ id }) => id)]);
  return said(one) === said(other);
}
