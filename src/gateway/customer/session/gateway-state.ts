/**
 * Where the login stands: `stopped`; `starting` until something is known; `scan` while a QR code waits for a phone;
 * `verify_code` while six digits are asked for; `online`; `stopping`.
 */
export type GatewayState = 'stopped' | 'starting' | 'scan' | 'verify_code' | 'online' | 'stopping';

/** What can be asked of a session. */
export type SessionAction = 'start' | 'submitVerifyCode' | 'use' | 'switchAccount' | 'stop';

/** The states in which an action is allowed; in every other it is refused. */
export const ALLOWED_IN: Readonly<Record<SessionAction, readonly GatewayState[]>> = {
  start: ['stopped'],
  submitVerifyCode: ['verify_code'],
  use: ['online'],
  switchAccount: ['scan', 'verify_code', 'online'],
  stop: ['starting', 'scan', 'verify_code', 'online'],
};

/** What to do next in a state, for people. */
export const NEXT_STEP: Readonly<Record<GatewayState, string>> = {
  stopped: 'Call POST /goStart.',
  starting: 'Wait a moment: GET /status tells when it has started, or asks for a QR code to be scanned.',
  scan: 'Scan the QR code of GET /status with the phone, and confirm there.',
  verify_code: 'Send the six digits that the phone shows to POST /submit-verify-code.',
  online: 'It is online: list contacts and send; POST /goEnd ends it.',
  stopping: 'Wait until GET /status says stopped, then call POST /goStart.',
};

const ASK = 'Somebody whose API key reaches every customer has to start it and to log in.';

/** The same for those who may neither log in nor end it. */
export const NEXT_STEP_OF_OTHERS: typeof NEXT_STEP = {
  stopped: ASK,
  starting: 'Wait a moment: GET /status tells when it has started.',
  scan: ASK,
  verify_code: ASK,
  online: 'It is online: list contacts and send.',
  stopping: ASK,
};
