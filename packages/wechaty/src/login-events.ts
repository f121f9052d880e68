import type { DriverEvent, DriverScanEvent, DriverVerifyCodeEvent } from 'wecom-app-svr/gateway';
import { qrCodeSvg } from './qr-code.js';
import type { WechatyBot } from './wechaty-bot.js';

/** Wechaty's `ScanStatus`; those that are not here, e.g. unknown, count as waiting. */
const SCAN_STATUS: Readonly<Record<number, DriverScanEvent['status']>> = {
  1: 'cancelled',
  2: 'waiting',
  3: 'scanned',
  4: 'confirmed',
  5: 'expired',
};
/** `ScanType.Verify` of `@juzi/wechaty`: a second verification (二次验证). */
const SCAN_TO_VERIFY = 2;
/** `VerifyCodeStatus` of `@juzi/wechaty`. */
const CODE_STATUS: Readonly<Record<number, DriverVerifyCodeEvent['status']>> = { 2: 'expired', 3: 'wrong' };

/** Turns what a Wechaty instance emits about its login into what the gateway understands, in the same order. */
export class LoginEvents {
  readonly #bot: WechatyBot;
  readonly #report: (event: DriverEvent) => void;
  readonly #listeners = new Map<string, (...args: never[]) => void>();
  #last: Promise<void> = Promise.resolve();
  #verifyCodeId: string | undefined;
  #isOver = false;

  constructor(bot: WechatyBot, report: (event: DriverEvent) => void) {
    this.#bot = bot;
    this.#report = report;
    this.#listen('scan', (qrCode: string, status: number, _data?: string, type?: number) => {
      this.#tell(() => scanEvent(qrCode, status, type));
    });
    this.#listen('verify-code', (id: string, message: string, _scene: number, status: number) => {
      this.#verifyCodeId = id;
      this.#tell(() => ({ type: 'verify_code', status: CODE_STATUS[status] ?? 'waiting', message }));
    });
    this.#listen('verify-slide', (_scene: number, _status: number, programUrl: string) => {
      const message = `WeCom asks for a slider verification (滑块验证), by the program at ${programUrl}`;
      this.#tell(() => ({ type: 'error', message }));
    });
    this.#listen('login', (user: { readonly id: string; name(): string }) => {
      this.#tell(() => ({ type: 'login', account: { id: user.id, name: user.name() } }));
    });
    this.#listen('logout', (_user: unknown, reason?: string) => {
      this.#tell(() => ({ type: 'logout', ...(reason ? { reason } : {}) }));
    });
    this.#listen('error', (error: Error) => this.#tell(() => ({ type: 'error', message: error.message })));
  }

  /** Which question the next verify code answers. */
  get verifyCodeId(): string | undefined {
    return this.#verifyCodeId;
  }

  /** Nothing is reported any more. */
  stop(): void {
    this.#isOver = true;
    for (const [event, listener] of this.#listeners) this.#bot.off(event, listener);
  }

  #listen(event: string, listener: (...args: never[]) => void): void {
    this.#listeners.set(event, listener);
    this.#bot.on(event, listener);
  }

  /** Drawing a code takes a moment, which must not let a later event overtake it. */
  #tell(event: () => DriverEvent | Promise<DriverEvent>): void {
    this.#last = this.#last.then(async () => {
      const told = await event();
      if (!this.#isOver) this.#report(told);
    });
  }
}

async function scanEvent(qrCode: string, status: number, type: number | undefined): Promise<DriverScanEvent> {
  return {
    type: 'scan',
    qrCode,
    ...(qrCode === '' ? {} : { svg: await qrCodeSvg(qrCode) }),
    purpose: type === SCAN_TO_VERIFY ? 'verify' : 'login',
    status: SCAN_STATUS[status] ?? 'waiting',
  };
}
