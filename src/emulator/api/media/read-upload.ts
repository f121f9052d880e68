import { type ApiCall, type FormPart, parseMultipart, Refusal } from '../../protocol/index.js';

export interface UploadedFile extends FormPart {
  readonly fileName: string;
}

/**
 * The uploaded file of a form: a part with a `filename` (`filename*` is not understood) under the given name, or any
 * name. 44001 when there is none or it is empty.
 */
export function readUpload({ request }: ApiCall, name?: string): UploadedFile {
  for (const part of parseMultipart(request.headers['content-type'], request.body)) {
    const { fileName } = part;
    if (fileName === undefined || (name !== undefined && part.name !== name)) continue;
    if (part.bytes.length > 0) return { ...part, fileName };
  }
  throw new Refusal(44001);
}
