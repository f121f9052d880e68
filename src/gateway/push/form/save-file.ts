import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { HttpProblem } from '../../http/index.js';
import { FILE_LIMITS } from './form-limits.js';
import { safeFileName } from './safe-file-name.js';
import type { UploadedFile } from './uploaded-file.js';

/**
 * Writes a part of a form to a temporary file, readable by nobody else, as it arrives.
 * @throws {HttpProblem} 413 when it is larger than WeCom takes
 */
export async function saveFile(field: UploadedFile['field'], stream: Readable, name: string): Promise<UploadedFile> {
  const folder = await mkdtemp(join(tmpdir(), 'wecom-push-'));
  const path = join(folder, 'upload');
  const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const hash = createHash('sha256');
  let size = 0;
  const measure = async function* (chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > FILE_LIMITS[field]) throw tooLarge(field);
      hash.update(chunk);
      yield chunk;
    }
  };
  try {
    await pipeline(stream, measure, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await dispose();
    throw error;
  }
  return { field, path, fileName: safeFileName(name), size, sha256: hash.digest('hex'), dispose };
}

function tooLarge(field: UploadedFile['field']): HttpProblem {
  const limit = FILE_LIMITS[field];
  const detail = `The file in "${field}" is larger than ${limit} bytes, the most that WeCom takes there.`;
  return new HttpProblem(413, 'file_too_large', detail, {
    errors: [{ path: field, message: `must have at most ${limit} bytes` }],
  });
}
