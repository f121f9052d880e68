import type { CallbackContext } from './callback-context.js';
import type { CallbackResult } from './callback-result.js';

/** A callback that is verified and read. */
export interface ReceivedCallback {
  readonly ctx: CallbackContext;
  /** The decrypted message, the same to the byte in each try. */
  readonly xml: string;
}

/** Sees to it that a callback is handled, and decides what this try of WeCom's is answered. */
export interface Deliverer {
  /** @throws CallbackError `busy` when it cannot be taken now */
  deliver(callback: ReceivedCallback): CallbackResult | Promise<CallbackResult>;
}
