import { onAbort } from '../../../clock/index.js';

/**
 * What a promise comes to, or the signal's reason as soon as that aborts: a call may have to wait for something that
 * knows of no signal, such as an access token that others wait for, too.
 */
export function unlessAborted<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const forget = onAbort(signal, () => reject(signal.reason));
    promise.then(resolve, reject).finally(forget);
  });
}
