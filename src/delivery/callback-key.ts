import { hash, randomUUID } from 'node:crypto';
import type { CallbackContext } from '../dispatch/index.js';
import type { DedupKey } from '../options/index.js';

/**
 * What tells one callback from another: a digest of the decrypted message, which is the same in each try. Fields alone
 * do not do: events have no id, several of one kind come in one second, and a `MsgId` is not unique across members.
 *
 * @returns 43 letters, digits, `-` and `_`
 */
export function callbackKey(ctx: CallbackContext, xml: string, custom: DedupKey | undefined): string {
  // A callback without a key is like no other; it has a name all the same.
  const text = custom === undefined ? xml : (custom(ctx.message, xml) ?? `${ctx.requestId} ${randomUUID()}`);
  return hash('sha256', text, 'base64url');
}
