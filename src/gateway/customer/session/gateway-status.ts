import type { DriverAccount, DriverScanEvent, DriverVerifyCodeEvent } from '../driver/index.js';
import type { GatewayState } from './gateway-state.js';

/** Where the login stands, and what it asks for. */
export interface GatewayStatus {
  readonly state: GatewayState;
  /** What to do next, for people. */
  readonly next: string;
  /** Whether the caller may start the driver, log in, switch the account and end it: keys with restrictions may not. */
  readonly mayManage: boolean;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly driver: {
    readonly name: string;
    readonly needsLogin: boolean;
    readonly confirmedByMember: boolean;
    readonly canSwitchAccount: boolean;
    readonly maxTextBytes?: number;
  };
  /** Present in the state `scan`, for those who may manage it. */
  readonly scan?: Omit<DriverScanEvent, 'type'>;
  /** Present in the state `verify_code`, for those who may manage it. */
  readonly verifyCode?: Omit<DriverVerifyCodeEvent, 'type'>;
  /** Present in the state `online`. */
  readonly account?: DriverAccount;
  /** The last thing that went wrong since the start. */
  readonly lastError?: string;
}
