import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { requestOfFields } from './form-fields.js';
import { FIELD_COUNT, FIELD_LIMIT, FILE_LIMITS } from './form-limits.js';
import { malformedFormProblem } from './form-problems.js';
import { FormReading } from './form-reading.js';
import type { UploadedFile } from './uploaded-file.js';

/** A form in the shape of a JSON request; its file, if it has one, lies in a temporary place. */
export interface PushForm {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly file: UploadedFile | undefined;
}

const LIMITS: busboy.Limits = {
  fields: FIELD_COUNT,
  fieldNameSize: 100,
  fieldSize: FIELD_LIMIT,
  files: 1,
  // Each field has its own limit, which is kept where the file is saved.
  fileSize: Math.max(FILE_LIMITS.image, FILE_LIMITS.file) + 1,
  headerPairs: 50,
};

/**
 * Reads a form, multipart or URL-encoded. A file goes to disk as it arrives; whatever goes wrong, it is deleted.
 * @throws {HttpProblem} 400, 413 or 422
 */
export async function readForm(request: IncomingMessage): Promise<PushForm> {
  const reading = new FormReading(parserFor(request));
  try {
    await reading.read(request);
    const file = await reading.file();
    return { fields: requestOfFields(reading.fields), file };
  } catch (error) {
    await reading.discard();
    throw error;
  }
}

function parserFor({ headers }: IncomingMessage): busboy.Busboy {
  try {
    return busboy({ headers, limits: LIMITS, defParamCharset: 'utf8' });
  } catch (cause) {
    throw malformedFormProblem(cause);
  }
}
