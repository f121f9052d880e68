import type { ContactMessage } from './contact-message.js';
import type { ContactSendResult } from './contact-send-result.js';
import type { DriverEvent } from './driver-event.js';
import type { GatewayContact } from './gateway-contact.js';

/** What sets one driver apart from another. */
export interface DriverCapabilities {
  /** Whether a person must scan a QR code before anything can be done. */
  readonly needsLogin: boolean;
  /** Whether a member must confirm each message in WeCom before it goes out. */
  readonly confirmedByMember: boolean;
  /** Most bytes of a text, in UTF-8; absent where no limit is known. */
  readonly maxTextBytes?: number;
  /** Milliseconds between two sends, picked anew each time between `min` and `max`. */
  readonly pace: { readonly min: number; readonly max: number };
}

/**
 * A way to the contacts of an account. `CustomerGateway` calls it in one order only: `start`, what the state of the
 * login allows, `stop`; it may be started again.
 */
export interface ContactDriver {
  /** For people, e.g. `WeCom customer contact`. */
  readonly name: string;
  readonly capabilities: DriverCapabilities;
  /** Begins; resolves once begun, which may be before the login. Everything that happens from then on goes to `report`. */
  start(report: (event: DriverEvent) => void): Promise<void>;
  /** Answers a `verify_code` event; whether the code was right, a later event tells. */
  submitVerifyCode?(code: string): Promise<void>;
  /** Logs this account out and begins the login of another. */
  switchAccount?(): Promise<void>;
  /** All contacts, from a cache unless `refresh` is set. */
  contacts(options?: { readonly refresh?: boolean }): Promise<readonly GatewayContact[]>;
  /** Sends to one contact. What it rejects with counts as `unknown`: return `failed` where nothing was sent. */
  send(contactId: string, message: ContactMessage): Promise<ContactSendResult>;
  /** Sends to several by as few calls as the driver needs; without it they are sent to one by one. */
  together?: SendTogether;
  /** Welcomes a new contact; only where the platform has such a call. */
  sendWelcome?(welcomeCode: string, message: ContactMessage): Promise<void>;
  /** Lets the connection go and reports nothing any more; the account stays logged in where the driver can keep it so. */
  stop(): Promise<void>;
}

/** How a driver sends to several contacts at once. */
export interface SendTogether {
  /** Splits contacts into those who can be sent to by one call each. */
  group(contactIds: readonly string[]): Promise<readonly (readonly string[])[]>;
  /** Sends to one of these groups; answers for every contact, by its id. */
  send(contactIds: readonly string[], message: ContactMessage): Promise<ReadonlyMap<string, ContactSendResult>>;
}
