import type { IncomingMessage } from 'node:http';
import type busboy from 'busboy';
import type { HttpProblem } from '../../http/index.js';
import { FIELD_COUNT, FIELDS_LIMIT, FORM_LIMIT } from './form-limits.js';
import {
  formTooLargeProblem,
  jsonAsFormProblem,
  malformedFormProblem,
  tooManyPartsProblem,
  unexpectedFileProblem,
  unknownCharsetProblem,
} from './form-problems.js';
import { saveFile } from './save-file.js';
import type { UploadedFile } from './uploaded-file.js';

/** How JSON begins that was taken for the name of a field. */
const LIKE_JSON = /^\s*[[{]/;

/** One form as it is read. */
export class FormReading {
  /** What has come so far; a field may come several times. */
  readonly fields = new Map<string, string[]>();
  readonly #parser: busboy.Busboy;
  #size = 0;
  #saving: Promise<UploadedFile> | undefined;

  constructor(parser: busboy.Busboy) {
    this.#parser = parser;
  }

  /**
   * Resolves when everything has arrived.
   * @throws {HttpProblem} at the first thing that is wrong; the rest is then left unread
   */
  read(request: IncomingMessage): Promise<void> {
    const parser = this.#parser;
    return new Promise((resolve, reject) => {
      const fail = (problem: unknown): void => {
        reject(problem);
        request.unpipe(parser);
        parser.destroy();
      };
      parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
        const problem = this.#takeField(name, value, nameTruncated || valueTruncated);
        if (problem !== undefined) fail(problem);
      });
      parser.on('file', (name: string | undefined, stream, { filename }) => {
        // Whoever saves the file hears of it; one that is not wanted may break off unheard.
        stream.on('error', () => {});
        if (name === undefined) return fail(malformedFormProblem());
        if (name !== 'image' && name !== 'file') return fail(unexpectedFileProblem(name));
        this.#saving = saveFile(name, stream, filename ?? '');
        this.#saving.catch(fail);
      });
      parser.on('filesLimit', () => fail(tooManyPartsProblem('one file')));
      parser.on('fieldsLimit', () => fail(tooManyPartsProblem(`${FIELD_COUNT} fields`)));
      parser.on('error', (cause) => fail(malformedFormProblem(cause)));
      parser.on('close', resolve);
      const breakOff = (): void => {
        if (!request.complete) fail(malformedFormProblem());
      };
      // It may have gone while the key was looked up; it would then say nothing any more.
      if (request.destroyed) return breakOff();
      request.on('close', breakOff);
      let received = 0;
      // Parts without a name, and what stands around the parts, the parser passes over without counting.
      request.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received > FORM_LIMIT) fail(formTooLargeProblem('form'));
      });
      request.pipe(parser);
    });
  }

  /** The file of the form. A browser sends an empty one without a name when none was chosen. */
  async file(): Promise<UploadedFile | undefined> {
    const file = await this.#saving;
    if (file === undefined || file.size > 0 || file.fileName !== '') return file;
    await file.dispose();
    return undefined;
  }

  /** Deletes what was saved. */
  async discard(): Promise<void> {
    const file = await this.#saving?.catch(() => undefined);
    await file?.dispose();
  }

  /** The parser gives no value for a charset that it does not know, and no name for a part that has none. */
  #takeField(name: string | undefined, value: string | undefined, isCut: boolean): HttpProblem | undefined {
    if (value === undefined) return unknownCharsetProblem();
    if (name === undefined) return malformedFormProblem();
    if (this.fields.size === 0 && LIKE_JSON.test(name)) return jsonAsFormProblem();
    this.#size += Buffer.byteLength(name) + Buffer.byteLength(value);
    if (isCut || this.#size > FIELDS_LIMIT) return formTooLargeProblem('fields of the form');
    const values = this.fields.get(name) ?? [];
    values.push(value);
    this.fields.set(name, values);
    return undefined;
  }
}
