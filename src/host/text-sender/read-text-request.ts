import { CallbackError } from '../../errors/index.js';
import { type FieldProblem, HttpProblem, invalidRequest } from '../../gateway/http/index.js';

/** A text and whom it is for. */
export interface TextRequest {
  /** Userids, or `@all` alone. */
  readonly userIds: readonly string[];
  readonly content: string;
}

/**
 * Reads `{"to_username": "ZhangSan|lisi", "content": "…"}`, whatever type the body is said to have: `curl -d` says it
 * is a form.
 *
 * @throws {HttpProblem} 400 or 422, saying what is wrong
 */
export function readTextRequest(body: Uint8Array): TextRequest {
  const value = parseJson(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidRequest([{ path: '', message: 'The body must be an object with to_username and content' }]);
  }
  const { to_username, content } = value as Record<string, unknown>;
  const userIds = typeof to_username === 'string' ? to_username.split('|').map((id) => id.trim()) : [];
  const named = userIds.filter((id) => id !== '');
  const problems: FieldProblem[] = [];
  if (named.length === 0) problems.push({ path: 'to_username', message: 'must be a userid, several with | between' });
  if (typeof content !== 'string' || content === '') problems.push({ path: 'content', message: 'must be a text' });
  if (problems.length > 0) throw invalidRequest(problems);
  return { userIds: named, content: String(content) };
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new HttpProblem(400, 'malformed_json', 'The body is not JSON in UTF-8.', { cause });
  }
}

/** What the reader of bodies refuses, as a problem. */
export function bodyProblem(error: unknown): unknown {
  return error instanceof CallbackError
    ? new HttpProblem(error.status, error.code, `${error.message}.`, { cause: error })
    : error;
}
