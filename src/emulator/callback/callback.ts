import type { EmulatedApp } from '../world/index.js';

/** A callback before it is encrypted. */
export interface Callback {
  readonly app: EmulatedApp;
  /** The member whose conversation with the app it belongs to. */
  readonly userId: string;
  /** E.g. `text`, `event click`, `event change_contact create_user`. */
  readonly title: string;
  /** The decrypted message. */
  readonly xml: string;
  /** What the sender should know of it before it is sent. */
  readonly warnings: readonly string[];
  /** The clicked card. */
  readonly cardEntryId?: string;
}
