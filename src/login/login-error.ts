import { WecomError } from '../errors/index.js';

/**
 * The visitor must log in, or the author of the server must mount `wecomLogin` before the route: nobody is known where
 * a member is needed. Code `login_required`.
 */
export class LoginError extends WecomError {
  /** The HTTP status to answer with, which Express does by itself. */
  readonly status = 401;

  constructor(message: string) {
    super('login_required', message);
  }
}
