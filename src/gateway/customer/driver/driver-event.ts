/** The account that a driver works for. */
export interface DriverAccount {
  readonly id: string;
  readonly name: string;
}

/** A QR code to scan with the phone. */
export interface DriverScanEvent {
  readonly type: 'scan';
  /** What the code says, usually an address. Whoever scans it logs in: treat it as a secret. */
  readonly qrCode: string;
  /** The code as an SVG picture, for the page. */
  readonly svg?: string;
  /** `login`, or `verify` when the account asks for a second verification (二次验证). */
  readonly purpose: 'login' | 'verify';
  /** `scanned` waits for the confirmation on the phone; after `expired` and `cancelled` comes a new code. */
  readonly status: 'waiting' | 'scanned' | 'confirmed' | 'cancelled' | 'expired';
}

/** The phone shows a code of six digits, to be given to `submitVerifyCode`. */
export interface DriverVerifyCodeEvent {
  readonly type: 'verify_code';
  /** `wrong` and `expired` speak of the code that was given before. */
  readonly status: 'waiting' | 'wrong' | 'expired';
  readonly message: string;
}

/** What a driver reports, in the order in which it happens. */
export type DriverEvent =
  | DriverScanEvent
  | DriverVerifyCodeEvent
  | { readonly type: 'login'; readonly account: DriverAccount }
  | { readonly type: 'logout'; readonly reason?: string }
  /** Something went wrong; `message` is for people and holds no secret. */
  | { readonly type: 'error'; readonly message: string };
