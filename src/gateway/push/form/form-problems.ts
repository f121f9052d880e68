import { HttpProblem, invalidRequest, notJsonProblem } from '../../http/index.js';
import { FILE_LIMITS } from './form-limits.js';

/** A form that breaks off, or is none. */
export function malformedFormProblem(cause?: unknown): HttpProblem {
  return new HttpProblem(400, 'malformed_form', 'The form is not well-formed, or broke off before its end.', { cause });
}

/** JSON that is sent as a form, as `curl -d '{…}'` does. */
export function jsonAsFormProblem(): HttpProblem {
  return notJsonProblem('The body looks like JSON and says that it is a form; send it again');
}

/** A file in a field that takes none. */
export function unexpectedFileProblem(name: string): HttpProblem {
  const fields = Object.keys(FILE_LIMITS).join(' or ');
  return invalidRequest([{ path: name, message: `must not be a file; a file goes into the field ${fields}` }]);
}

/** More parts than a request needs. */
export function tooManyPartsProblem(allowed: string): HttpProblem {
  return new HttpProblem(413, 'too_many_parts', `The form may have at most ${allowed}.`);
}

/** More bytes than a message can need, in the fields or in all. */
export function formTooLargeProblem(what: 'form' | 'fields of the form'): HttpProblem {
  const verb = what === 'form' ? 'is' : 'are';
  return new HttpProblem(413, 'body_too_large', `The ${what} ${verb} larger than this gateway takes.`);
}

/** A form that says it is written in something other than UTF-8 or what is close to it. */
export function unknownCharsetProblem(): HttpProblem {
  return new HttpProblem(415, 'unsupported_media_type', 'The charset of the form is not known here; send UTF-8.');
}
