import { readIncoming } from '../message/index.js';
import { parseXml } from '../xml/index.js';
import { CallbackContext, type ContextSource } from './callback-context.js';

/** A decrypted callback, read. */
export interface OpenedCallback {
  readonly ctx: CallbackContext;
  /** What is odd about it, for the log. */
  readonly warning: string | undefined;
}

/**
 * Reads a decrypted callback.
 *
 * @throws CallbackError `malformed_xml`
 */
export function openCallback(
  xml: string,
  source: ContextSource,
  request: { readonly signal?: AbortSignal } = {},
): OpenedCallback {
  const { incoming, warning } = readIncoming(parseXml(xml));
  return { ctx: new CallbackContext(incoming, source, request), warning };
}
