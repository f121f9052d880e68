import { HttpError, WecomError } from '../../errors/index.js';
import { BodyTooLarge, networkFailure } from '../transport/index.js';

const PERHAPS_DONE =
  'It may have been carried out nevertheless, so it is repeated only where that does no harm; ' +
  'a message can have enableDuplicateCheck for that.';

/** The error for an HTTP status that is no answer of the server API, whose business errors come with status 200. */
export function statusError(path: string, status: number): HttpError {
  return new HttpError('http_status', `${path} was answered with HTTP status ${status}.`, {
    path,
    status,
    maybeProcessed: status >= 500,
    hint: statusHint(status),
  });
}

/** The error for a call whose time was over before the answer came. */
export function timeoutError(path: string, timeout: number): HttpError {
  return new HttpError('timeout', `${path} was not answered within ${timeout} ms.`, {
    path,
    maybeProcessed: true,
    hint: PERHAPS_DONE,
  });
}

/**
 * Turns whatever an exchange threw into an error of ours. The original may hold the URL, so it is not kept as cause. A
 * mistake in code stays as it is: no retry and no look at the network would cure it.
 */
export function toHttpError(path: string, error: unknown): Error {
  if (error instanceof WecomError || isMistake(error)) return error;
  if (error instanceof BodyTooLarge) {
    const hint = 'Ask for less at a time.';
    return new HttpError('answer_too_large', `${path}: ${error.message}`, { path, maybeProcessed: true, hint });
  }
  const { code, reason, hint } = networkFailure(error);
  const failed = code === 'connect_failed';
  const message = failed ? `${path}: no connection to the server` : `${path}: the connection broke off`;
  const options = { path, maybeProcessed: !failed, hint: failed ? hint : PERHAPS_DONE };
  return new HttpError(code, `${message} (${reason}).`, options);
}

/** Failures of the network have a `code`, or, as those of `fetch`, a cause. */
function isMistake(error: unknown): error is Error {
  const isOfKind = error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError;
  return isOfKind && !('code' in error) && error.cause === undefined;
}

function statusHint(status: number): string | undefined {
  if (status === 404) return 'There is no such call: check the path, or apiBase for a private deployment.';
  if (status >= 300 && status < 400) return 'apiBase is redirected: set it to the final address, with https.';
  if (status === 407) return 'Check the credentials in httpsProxy (WECOM_APP_HTTPS_PROXY).';
  return undefined;
}
