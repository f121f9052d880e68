import { HttpError, WecomError } from '../../../../errors/index.js';
import type { ContactSendResult } from '../contact-send-result.js';

/** Whether what a call of the server API failed with leaves open that it was carried out. */
export function sendFailure(error: unknown): ContactSendResult {
  if (!(error instanceof WecomError)) {
    return { state: 'unknown', code: 'send_failed', message: error instanceof Error ? error.message : String(error) };
  }
  const state = error instanceof HttpError && error.maybeProcessed ? 'unknown' : 'failed';
  return { state, code: error.code, message: error.message };
}
