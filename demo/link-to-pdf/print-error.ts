/** A page cannot be printed. */
export class PrintError extends Error {
  override readonly name = 'PrintError';
  /** For the log. Holds no URL, whose query may be a secret. */
  readonly detail: string | undefined;

  /** @param message tells the member why */
  constructor(message: string, detail?: string) {
    super(message);
    this.detail = detail;
  }
}
