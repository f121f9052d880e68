import { createHash, randomUUID } from 'node:crypto';
import { type Clock, systemClock } from '../../clock/index.js';
import { defaultLogger, safeLogger } from '../../logger/index.js';
import { type ClaimedName, claimGatewayName } from '../gateway-name.js';
import { invalidRequest } from '../http/index.js';
import {
  type ContactPage,
  type ContactQuery,
  countTags,
  hasTag,
  pageOfContacts,
  type TagCount,
} from './contact-page.js';
import { CustomerGatewayError, forbiddenRecipient } from './customer-gateway-error.js';
import type { CustomerGatewayOptions } from './customer-gateway-options.js';
import type { ContactDriver, GatewayContact } from './driver/index.js';
import { type GatewayCaller, OWNER } from './gateway-caller.js';
import { JobBook, type RecipientPage, type SendJob, type SendJobRetry, type SendJobSummary } from './jobs/index.js';
import { GatewaySession, type GatewayStatus } from './session/index.js';
import { waitFor } from './wait-for.js';

const THIRTY_DAYS = 30 * 24 * 3600_000;
/** How long a request waits for what usually takes a moment, in milliseconds. */
const PATIENCE = 20_000;

/** Who asks, and under which id; of requests that may come twice. */
export interface SendRequestOptions {
  readonly caller?: GatewayCaller;
  /** Makes a request that comes twice send once; of the caller's choosing. */
  readonly idempotencyKey?: string | undefined;
}

/** Whom a message goes to: contacts by their ids, or everybody who bears a tag, by its id or name. */
export type SendAudience = { readonly ids: readonly string[] } | { readonly tag: string };

/**
 * Lists the contacts of an account and sends to one or many of them, through whatever driver. Every send is a job that
 * is kept in the backend: it goes on after a restart, and nobody is sent to twice.
 *
 * Every method throws `CustomerGatewayError` for what the present state does not allow.
 */
export class CustomerGateway {
  readonly name: string;
  readonly #driver: ContactDriver;
  readonly #clock: Clock;
  readonly #session: GatewaySession;
  readonly #jobs: JobBook;
  readonly #claim: ClaimedName;

  /** @throws {ConfigError} when the name cannot be used */
  constructor(options: CustomerGatewayOptions) {
    const { driver, name = 'customer', clock = systemClock, logger = defaultLogger() } = options;
    const { keepFor = THIRTY_DAYS, pace = driver.capabilities.pace, random = Math.random } = options;
    const safe = safeLogger(logger);
    this.name = name;
    this.#driver = driver;
    this.#clock = clock;
    this.#session = new GatewaySession({ driver, clock, logger: safe });
    const session = this.#session;
    this.#claim = claimGatewayName(options.backend, 'customer', name);
    const { outbox } = this.#claim;
    this.#jobs = new JobBook({ ...options, session, name: outbox, keepFor, pace, clock, random, logger: safe });
  }

  /** Where the login stands, and what it asks for: of a caller with restrictions nothing, since it may not log in. */
  status({ isUnrestricted }: GatewayCaller = OWNER): GatewayStatus {
    return this.#session.status(isUnrestricted);
  }

  /** Starts the driver and waits a moment for the QR code, the code or the login. */
  async start(): Promise<GatewayStatus> {
    await this.#session.start();
    return this.#settled();
  }

  /** Gives the driver the six digits that the phone shows, and waits a moment for what comes of it. */
  async submitVerifyCode(code: string): Promise<GatewayStatus> {
    await this.#session.submitVerifyCode(code);
    return this.#settled();
  }

  /** Logs the account out and begins the login of another. Jobs of the first wait for it to come back. */
  async switchAccount(): Promise<GatewayStatus> {
    await this.#session.switchAccount(() => this.#jobs.rest());
    return this.#settled();
  }

  /** Ends it. Whoever is being sent to is seen through; the rest waits for the next start. */
  async stop(): Promise<GatewayStatus> {
    await this.#session.stop(() => this.#jobs.rest());
    return this.status();
  }

  /** A page of the contacts that the caller may reach. */
  async contacts(query: ContactQuery = {}, caller: GatewayCaller = OWNER): Promise<ContactPage> {
    return pageOfContacts(await this.#contacts(caller, query.refresh), query);
  }

  /** The tags of these contacts, the most frequent first. */
  async tags(caller: GatewayCaller = OWNER): Promise<readonly TagCount[]> {
    return countTags(await this.#contacts(caller));
  }

  /** Sends to one contact and waits for the outcome, 20 seconds at most: the job goes on after that. */
  async send(contactId: string, text: string, options: SendRequestOptions = {}): Promise<SendJob> {
    const { id } = await this.#addJob({ ids: [contactId] }, text, options);
    await this.#jobs.settle(id, PATIENCE);
    return this.#jobs.find(id, options.caller ?? OWNER);
  }

  /** Sends to many, one after the other in the background; the job tells how far it is. */
  async sendAll(audience: SendAudience, text: string, options: SendRequestOptions = {}): Promise<SendJob> {
    const { id } = await this.#addJob(audience, text, options);
    return this.#jobs.find(id, options.caller ?? OWNER);
  }

  /** Welcomes a new contact at once, with no confirmation; of the official driver, for callers without restrictions. */
  async sendWelcome(welcomeCode: string, text: string, caller: GatewayCaller = OWNER): Promise<void> {
    if (!caller.isUnrestricted) {
      const message = `The key "${caller.name}" may write to some contacts only, and a welcome code does not say whose it is.`;
      throw new CustomerGatewayError('forbidden_recipient', message);
    }
    this.#session.demand('use');
    const { sendWelcome, name } = this.#driver;
    if (sendWelcome === undefined) {
      throw new CustomerGatewayError('not_supported', `The driver "${name}" has no welcome messages.`);
    }
    this.#demandFits(text);
    await fromDriver('could not send the welcome', () => sendWelcome.call(this.#driver, welcomeCode, { text }));
  }

  /** A job with a page of its recipients. */
  job(jobId: string, wanted?: RecipientPage, caller: GatewayCaller = OWNER): Promise<SendJob> {
    return this.#jobs.find(jobId, caller, wanted);
  }

  /** The latest 50 jobs, the newest first. */
  jobs(caller: GatewayCaller = OWNER): Promise<readonly SendJobSummary[]> {
    return this.#jobs.list(caller);
  }

  /** Sends a job that is over to those again who had no luck, as far as asked for; and to those left by a cancelling. */
  retry(jobId: string, request: SendJobRetry, caller: GatewayCaller = OWNER): Promise<SendJob> {
    return this.#jobs.retry(jobId, request, caller);
  }

  /** Ends a job before its next recipient. */
  cancel(jobId: string, caller: GatewayCaller = OWNER): Promise<SendJob> {
    return this.#jobs.cancel(jobId, caller);
  }

  /** Stops the driver and every job, for the end of the process; the backend stays open. */
  async close(): Promise<void> {
    await this.#jobs.close();
    if (!['stopped', 'stopping'].includes(this.#session.state)) await this.stop();
    this.#claim.release();
  }

  async #settled(): Promise<GatewayStatus> {
    const session = this.#session;
    await waitFor(
      this.#clock,
      PATIENCE,
      (listener) => session.onChange(listener),
      () => session.state !== 'starting',
    );
    return this.status();
  }

  async #contacts(caller: GatewayCaller, refresh = false): Promise<readonly GatewayContact[]> {
    this.#session.demand('use');
    const contacts = await fromDriver('could not list the contacts', () => this.#driver.contacts({ refresh }));
    return caller.isUnrestricted ? contacts : contacts.filter(({ id }) => caller.mayReach(id));
  }

  async #addJob(audience: SendAudience, text: string, { caller = OWNER, idempotencyKey }: SendRequestOptions) {
    this.#session.demand('use');
    const { account } = this.#session;
    if (account === undefined) throw new CustomerGatewayError('wrong_state', 'No account is online.');
    this.#demandFits(text);
    const recipients = await this.#recipients(audience, caller);
    const id = idempotencyKey === undefined ? randomUUID() : jobIdOf(caller.name, idempotencyKey);
    return this.#jobs.add({ id, account, message: { text }, recipients }, caller);
  }

  /** Each once, with the name to show. */
  async #recipients(audience: SendAudience, caller: GatewayCaller) {
    const contacts = await this.#contacts(OWNER);
    const names = new Map(contacts.map((contact) => [contact.id, contact.remark || contact.name]));
    const ids =
      'tag' in audience
        ? contacts.filter((contact) => hasTag(contact, audience.tag)).map(({ id }) => id)
        : [...new Set(audience.ids)];
    if (ids.length === 0) {
      throw new CustomerGatewayError('unknown_tag', 'Nobody bears this tag; GET /tags lists those in use.');
    }
    const forbidden = ids.find((id) => !caller.mayReach(id));
    if (forbidden !== undefined) {
      // Who bears a tag is not told to those who do not see them.
      const whom = 'tag' in audience ? 'everybody who bears this tag' : forbidden;
      throw forbiddenRecipient(caller, whom);
    }
    return ids.map((id) => ({ id, name: names.get(id) ?? '' }));
  }

  #demandFits(text: string): void {
    const { maxTextBytes } = this.#driver.capabilities;
    const length = Buffer.byteLength(text);
    if (maxTextBytes === undefined || length <= maxTextBytes) return;
    throw invalidRequest([{ path: 'message', message: `has ${length} bytes in UTF-8; ${maxTextBytes} are allowed` }]);
  }
}

async function fromDriver<Result>(what: string, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CustomerGatewayError('driver_failed', `The driver ${what}: ${reason}`, { cause });
  }
}

/** The same for the same request of the same key. */
function jobIdOf(caller: string, idempotencyKey: string): string {
  return createHash('sha256')
    .update(JSON.stringify([caller, idempotencyKey]))
    .digest('hex')
    .slice(0, 32);
}
