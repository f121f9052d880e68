import type { Clock } from '../../../clock/index.js';
import type { Logger } from '../../../logger/index.js';
import { CustomerGatewayError } from '../customer-gateway-error.js';
import type {
  ContactDriver,
  DriverAccount,
  DriverEvent,
  DriverScanEvent,
  DriverVerifyCodeEvent,
} from '../driver/index.js';
import { ALLOWED_IN, type GatewayState, NEXT_STEP, NEXT_STEP_OF_OTHERS, type SessionAction } from './gateway-state.js';
import type { GatewayStatus } from './gateway-status.js';

interface SessionOptions {
  readonly driver: ContactDriver;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What is known in the present state. */
interface Known {
  readonly scan?: DriverScanEvent;
  readonly verifyCode?: DriverVerifyCodeEvent;
  readonly account?: DriverAccount;
}

/** Follows the login of a driver, and refuses what its state does not allow. */
export class GatewaySession {
  readonly #options: SessionOptions;
  readonly #listeners = new Set<() => void>();
  #state: GatewayState = 'stopped';
  #since: number;
  #known: Known = {};
  #lastError: string | undefined;
  /** Counts starts: what a driver reports of an earlier one is not heard. */
  #run = 0;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#since = options.clock.now();
  }

  get state(): GatewayState {
    return this.#state;
  }

  /** The account that is online. */
  get account(): DriverAccount | undefined {
    return this.#known.account;
  }

  /** Calls back after each change; answers how to stop that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @throws CustomerGatewayError `wrong_state` */
  demand(action: SessionAction): void {
    if (ALLOWED_IN[action].includes(this.#state)) return;
    const message = `The gateway is ${nameOf(this.#state)}; this needs it to be ${ALLOWED_IN[action].map(nameOf).join(' or ')}.`;
    throw new CustomerGatewayError('wrong_state', `${message} ${NEXT_STEP[this.#state]}`);
  }

  async start(): Promise<void> {
    this.demand('start');
    this.#lastError = undefined;
    this.#change('starting');
    this.#run += 1;
    const run = this.#run;
    try {
      await this.#options.driver.start((event) => {
        if (run === this.#run) this.#hear(event);
      });
    } catch (error) {
      if (run !== this.#run) return;
      this.#lastError = messageOf(error);
      this.#change('stopped');
      throw driverFailed('could not start', error, 'Put it right, then call POST /goStart again.');
    }
  }

  async submitVerifyCode(code: string): Promise<void> {
    this.demand('submitVerifyCode');
    const asked = this.#known;
    const submit = this.#demandMethod('submitVerifyCode', 'asks for no code');
    this.#change('starting');
    try {
      await submit(code);
    } catch (error) {
      if (this.#state === 'starting') this.#change('verify_code', asked);
      throw driverFailed('did not take the code', error, NEXT_STEP.verify_code);
    }
  }

  /** @param settle waits for what is under way, before the account goes */
  async switchAccount(settle: () => Promise<void>): Promise<void> {
    const change = this.#demandMethod('switchAccount', 'has no account to switch');
    this.demand('switchAccount');
    this.#change('starting');
    try {
      await settle();
      await change();
    } catch (error) {
      throw driverFailed('could not switch the account', error, 'Call POST /goEnd, then POST /goStart.');
    }
  }

  /** @param settle waits for what is under way, before the driver stops */
  async stop(settle: () => Promise<void>): Promise<void> {
    this.demand('stop');
    this.#run += 1;
    this.#change('stopping');
    try {
      await settle();
      await this.#options.driver.stop();
    } catch (error) {
      this.#lastError = messageOf(error);
      this.#options.logger.warn({ err: error }, 'the contact driver did not stop cleanly');
    }
    this.#change('stopped');
  }

  /** @param mayManage whether it is told to somebody who may log in: a QR code is all that it takes */
  status(mayManage = true): GatewayStatus {
    const { name, capabilities, switchAccount } = this.#options.driver;
    const { needsLogin, confirmedByMember, maxTextBytes } = capabilities;
    const { scan, verifyCode, account } = this.#known;
    const canSwitchAccount = switchAccount !== undefined;
    return {
      state: this.#state,
      next: (mayManage ? NEXT_STEP : NEXT_STEP_OF_OTHERS)[this.#state],
      mayManage,
      since: this.#since,
      driver: {
        name,
        needsLogin,
        confirmedByMember,
        canSwitchAccount,
        ...(maxTextBytes === undefined ? {} : { maxTextBytes }),
      },
      ...(scan === undefined || !mayManage ? {} : { scan: withoutType(scan) }),
      ...(verifyCode === undefined || !mayManage ? {} : { verifyCode: withoutType(verifyCode) }),
      ...(account === undefined ? {} : { account }),
      ...(this.#lastError === undefined ? {} : { lastError: this.#lastError }),
    };
  }

  #hear(event: DriverEvent): void {
    const { logger } = this.#options;
    switch (event.type) {
      case 'scan':
        this.#change('scan', { scan: event });
        break;
      case 'verify_code':
        this.#change('verify_code', { verifyCode: event });
        break;
      case 'login':
        logger.info({ account: event.account.id }, 'the customer gateway is online');
        this.#change('online', { account: event.account });
        break;
      case 'logout':
        this.#lastError = event.reason ?? 'The account was logged out.';
        logger.warn({ reason: event.reason }, 'the account of the customer gateway was logged out');
        this.#change('starting');
        break;
      case 'error':
        this.#lastError = event.message;
        logger.warn({ reason: event.message }, 'the contact driver reported an error');
        this.#tell();
    }
  }

  #change(state: GatewayState, known: Known = {}): void {
    if (state !== this.#state) this.#since = this.#options.clock.now();
    this.#state = state;
    this.#known = known;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #demandMethod<Name extends 'submitVerifyCode' | 'switchAccount'>(name: Name, what: string) {
    const { driver } = this.#options;
    const method: ContactDriver[Name] = driver[name];
    if (method === undefined) throw new CustomerGatewayError('not_supported', `The driver "${driver.name}" ${what}.`);
    return method.bind(driver) as NonNullable<ContactDriver[Name]>;
  }
}

function driverFailed(what: string, cause: unknown, next: string): CustomerGatewayError {
  return new CustomerGatewayError('driver_failed', `The driver ${what}: ${messageOf(cause)} ${next}`, { cause });
}

/** As one says it in a sentence. */
function nameOf(state: GatewayState): string {
  return NAMES[state] ?? state;
}

const NAMES: Readonly<Partial<Record<GatewayState, string>>> = {
  scan: 'waiting for a scan',
  verify_code: 'waiting for the verify code',
};

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function withoutType<Event extends { readonly type: string }>({ type: _type, ...rest }: Event): Omit<Event, 'type'> {
  return rest;
}
