import { WecomError } from '../errors/index.js';

export type EmulatorErrorCode =
  | 'unknown_reference'
  | 'duplicate'
  | 'unknown_call'
  | 'invalid_argument'
  | 'no_callback'
  | 'unexpected_reply'
  | 'corrupt_data'
  | 'closed';

/**
 * The author of a test or a demo must act: the emulated company was given something that does not fit together, such
 * as a member in a department that does not exist (`unknown_reference`), a second thing under one id (`duplicate`), a
 * fault for a call the server does not have (`unknown_call`), or a value out of its range (`invalid_argument`); a
 * callback is to be sent to an app without callback URL (`no_callback`); an expected message did not come, or an
 * unexpected one did (`unexpected_reply`); what a former run stored cannot be read (`corrupt_data`); the emulator was
 * closed while somebody waited (`closed`).
 */
export class EmulatorError extends WecomError {
  declare readonly code: EmulatorErrorCode;

  constructor(code: EmulatorErrorCode, message: string, options?: ErrorOptions) {
    super(code, message, options);
  }
}
