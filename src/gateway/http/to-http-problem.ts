import { RequestError, StoreError } from '../../errors/index.js';
import { HttpProblem } from './http-problem.js';

/** What an error of Express or of its body parser carries. */
interface HttpErrorLike {
  readonly status: number;
  readonly type: string | undefined;
}

/** What a caller is told of an error. One that nobody has foreseen is not told: it may hold anything. */
export function toHttpProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof RequestError) {
    const { argument } = error;
    const message = error.message.slice(`${argument}: `.length);
    return invalidRequest([{ path: argument, message }], { cause: error });
  }
  if (error instanceof StoreError) {
    const message = 'The store cannot be reached; try again soon.';
    return new HttpProblem(503, error.code, message, { cause: error, headers: { 'Retry-After': '5' } });
  }
  return (
    refusedByExpress(error) ??
    new HttpProblem(500, 'internal_error', 'The gateway failed; its log says more.', { cause: error })
  );
}

/** As many faults as are told; a body may have one in each of its thousands of members. */
const MOST_ERRORS = 50;

/** A request whose members are not what they must be. */
export function invalidRequest(all: HttpProblem['errors'], options: ErrorOptions = {}): HttpProblem {
  const errors = all.slice(0, MOST_ERRORS);
  const places = errors.map(({ path, message }) => (path === '' ? message : `${path} ${message}`));
  if (all.length > MOST_ERRORS) places.push(`and ${all.length - MOST_ERRORS} more`);
  return new HttpProblem(422, 'invalid_request', `${places.join('; ')}.`.replace(/\.+$/, '.'), { ...options, errors });
}

function refusedByExpress(cause: unknown): HttpProblem | undefined {
  const error = httpErrorLike(cause);
  if (error === undefined) return undefined;
  switch (error.type) {
    case 'entity.too.large':
      return new HttpProblem(413, 'body_too_large', 'The body is larger than this gateway takes.', { cause });
    case 'entity.parse.failed':
      return new HttpProblem(400, 'malformed_json', 'The body is not JSON.', { cause });
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new HttpProblem(
        415,
        'unsupported_media_type',
        'Send JSON in UTF-8, not compressed otherwise than by gzip, deflate or br.',
        { cause },
      );
    default:
      return new HttpProblem(error.status, 'bad_request', 'The request is not well-formed.', { cause });
  }
}

/** Express marks what the caller has done wrong by a status of 400 to 499. */
function httpErrorLike(error: unknown): HttpErrorLike | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  const { status } = error;
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  return { status, type: 'type' in error && typeof error.type === 'string' ? error.type : undefined };
}
