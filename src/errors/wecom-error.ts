/** The base of every error this package throws, so that one `instanceof` tells ours from a stranger's. */
export class WecomError extends Error {
  /** Stable and machine-readable; the message may be reworded, the code never is. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}
