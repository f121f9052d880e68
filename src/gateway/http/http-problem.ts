import { WecomError } from '../../errors/index.js';

/** What is wrong with one member of a request. */
export interface FieldProblem {
  /** The member as one writes it in code, e.g. `news[1].url`; empty for the request as a whole. */
  readonly path: string;
  /** To be read after the path: what is wrong and what is allowed. */
  readonly message: string;
}

export interface HttpProblemOptions extends ErrorOptions {
  readonly errors?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A request to a gateway is not served. Whoever called must act, or for a status of 500 and above whoever runs the
 * gateway. `message` is sent to the caller.
 */
export class HttpProblem extends WecomError {
  /** The HTTP status to answer with. */
  readonly status: number;
  /** What is wrong, member by member. */
  readonly errors: readonly FieldProblem[];
  /** Headers of the answer, such as `Retry-After`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, { errors, headers, ...options }: HttpProblemOptions = {}) {
    super(code, message, options);
    this.status = status;
    this.errors = errors ?? [];
    this.headers = headers ?? {};
  }
}
