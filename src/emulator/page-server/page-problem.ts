/** The page, or whoever plays it, must act: the request cannot be served. The message is for people. */
export class PageProblem extends Error {
  /** The HTTP status to answer with. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
