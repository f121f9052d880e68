/** The emulator refused a request of the page, or was not reached; the message is for people. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  /** The HTTP status; 0 without an answer. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
