import type { Request } from 'express';
import { HttpProblem } from '../../http/index.js';
import { readForm, safeFileName, type UploadedFile } from '../form/index.js';

/** What a caller sent, before anything is known of it but that it is an object. */
export interface ReceivedPush {
  readonly value: unknown;
  readonly file: UploadedFile | undefined;
}

/** Stands in a request for the media id that its file gets. */
const PENDING = '(uploaded)';

/** Whether the body is a form, which is read as a stream. */
export function isForm({ headers }: Pick<Request, 'headers'>): boolean {
  return /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\s*(?:;|$)/i.test(headers['content-type'] ?? '');
}

/**
 * Takes the JSON that was parsed before, or reads the form.
 * @throws {HttpProblem} when the form cannot be read
 */
export async function readPush(request: Request): Promise<ReceivedPush> {
  if (!isForm(request)) return { value: request.body, file: undefined };
  if (request.readableDidRead) {
    const detail = 'The form was read before it came to the gateway: mount the gateway before other body parsers.';
    throw new HttpProblem(500, 'body_already_parsed', detail);
  }
  const { fields, file } = await readForm(request);
  if (file === undefined) return { value: fields, file };
  const { fileName, ...rest } = fields;
  const isNamed = typeof fileName === 'string';
  const named = isNamed ? { ...file, fileName: safeFileName(fileName) } : file;
  // A name that came several times stays, and is refused with the rest of what nobody knows.
  return { value: { ...(isNamed ? rest : fields), [file.field]: PENDING }, file: named };
}
