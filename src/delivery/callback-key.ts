import { hash, randomUUID } from 'node:crypto';
import type { CallbackContext } from '../dispatch/index.js';
import type { Logger } from '../logger/index.js';
import type { DedupKey } from '../options/index.js';

/**
 * What tells one callback from another: a digest of the decrypted message, which is the same in each try. Fields alone
 * do not do: events have no id, several of one kind come in one second, and a `MsgId` is not unique across members.
 *
 * @returns 43 letters, digits, `-` and `_`
 */
export function callbackKey(ctx: CallbackContext, xml: string, custom: DedupKey | undefined, logger: Logger): string {
  return hash('sha256', custom === undefined ? xml : customKey(ctx, xml, custom, logger), 'base64url');
}

function customKey(ctx: CallbackContext, xml: string, custom: DedupKey, logger: Logger): string {
  try {
    const key: unknown = custom(ctx.message, xml) ?? undefined;
    // A callback without a key is like no other; it has a name all the same.
    if (key === undefined) return `${ctx.requestId} ${randomUUID()}`;
    if ((typeof key === 'string' && key !== '') || Number.isFinite(key) || typeof key === 'bigint') return `${key}`;
    // Every promise reads alike: all callbacks would be one.
    if (key instanceof Promise) key.catch(() => undefined);
    throw new TypeError('dedupKey must return a text that is not empty, and no promise');
  } catch (error) {
    logger.error({ requestId: ctx.requestId, err: error }, 'dedupKey failed; the whole message is the key instead');
    return xml;
  }
}
