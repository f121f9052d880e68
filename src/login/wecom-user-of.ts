import type { Request } from 'express';
import { LoginError } from './login-error.js';
import type { WecomUser } from './wecom-user.js';

/**
 * The member who opens the page, for routes behind `wecomLogin`: `request.wecomUser` without the `undefined` that the
 * type of every request must allow.
 *
 * @throws {LoginError} when nobody is logged in, or it is a visitor
 */
export function wecomUserOf(request: Request): WecomUser {
  if (request.wecomUser !== undefined) return request.wecomUser;
  throw new LoginError(
    request.wecomVisitor === undefined
      ? 'nobody is logged in; mount wecomLogin() before this route, without `optional`'
      : 'a member is needed here, and the visitor is none',
  );
}
