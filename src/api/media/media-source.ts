import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RequestError } from '../../errors/index.js';

/** A file to upload: a path or `file:` URL, its bytes, a `Blob` or `File`, or a stream. */
export type MediaSource = string | URL | Uint8Array | Blob | AsyncIterable<Uint8Array>;

/** A file in memory, with the name its source had. */
export interface LoadedMedia {
  readonly bytes: Uint8Array;
  readonly name: string | undefined;
}

/**
 * Reads a file into memory, so that an upload can be repeated; never more than one byte over `limit` of a stream.
 * @throws {RequestError} when it is longer than `limit` bytes
 */
export async function loadMedia(source: MediaSource, limit: number, errCode: number): Promise<LoadedMedia> {
  if (typeof source === 'string' || source instanceof URL) {
    const path = source instanceof URL ? fileURLToPath(source) : source;
    checkSize((await stat(path)).size, limit, errCode);
    return { bytes: await readFile(path), name: basename(path) };
  }
  if (source instanceof Uint8Array) {
    checkSize(source.byteLength, limit, errCode);
    return { bytes: source, name: undefined };
  }
  if (source instanceof Blob) {
    checkSize(source.size, limit, errCode);
    const name = 'name' in source && typeof source.name === 'string' ? source.name : undefined;
    return { bytes: new Uint8Array(await source.arrayBuffer()), name };
  }
  return { bytes: await drain(source, limit, errCode), name: undefined };
}

async function drain(stream: AsyncIterable<Uint8Array>, limit: number, errCode: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    checkSize(size, limit, errCode);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function checkSize(size: number, limit: number, errCode: number): void {
  if (size <= limit) return;
  throw new RequestError('source', `the file is longer than the ${limit} bytes that are allowed.`, { errCode });
}
