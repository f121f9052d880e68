import { WecomError } from '../errors/index.js';

export type EmulatorErrorCode = 'unknown_reference' | 'duplicate' | 'unknown_call' | 'invalid_argument';

/**
 * The author of a test or a demo must act: the emulated company was given something that does not fit together, such
 * as a member in a department that does not exist (`unknown_reference`), a second thing under one id (`duplicate`), a
 * fault for a call the server does not have (`unknown_call`), or a value out of its range (`invalid_argument`).
 */
export class EmulatorError extends WecomError {
  declare readonly code: EmulatorErrorCode;

  constructor(code: EmulatorErrorCode, message: string) {
    super(code, message);
  }
}
