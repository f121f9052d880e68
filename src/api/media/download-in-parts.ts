import { Readable } from 'node:stream';
import { HttpError } from '../../errors/index.js';
import type { ApiCaller, CallLimits } from '../caller/index.js';
import { MediaFile, type MediaHead } from './media-file.js';
import { readMedia, totalSize } from './read-media.js';

/** Below the 20 MB that one request may ask for, and a multiple of the 16 bytes that encrypted files need. */
const PART = 16 * 1024 * 1024;

interface Part {
  readonly head: MediaHead;
  readonly bytes: Buffer;
  /** The length of the whole file; `undefined` when the server sent the whole file at once. */
  readonly total: number | undefined;
}

/** Fetches a large file in parts, one after another as its stream is read. */
export async function downloadInParts(
  caller: ApiCaller,
  path: string,
  mediaId: string,
  limits: CallLimits,
): Promise<MediaFile> {
  const fetchPart = (start: number, end: number): Promise<Part> =>
    caller.exchange(
      path,
      { ...limits, query: { media_id: mediaId }, headers: { range: `bytes=${start}-${end}` } },
      async (response, context) => {
        const file = await readMedia(response, context);
        return { head: file, bytes: await file.buffer(), total: totalSize(response) };
      },
    );
  const first = await fetchPart(0, PART - 1);
  const total = first.total ?? first.bytes.byteLength;
  const parts = async function* (): AsyncGenerator<Buffer> {
    yield first.bytes;
    for (let at = first.bytes.byteLength; at < total; ) {
      const { bytes } = await fetchPart(at, Math.min(at + PART, total) - 1);
      if (bytes.byteLength === 0) throw endedEarly(path, at, total);
      yield bytes;
      at += bytes.byteLength;
    }
  };
  const { contentType, fileName } = first.head;
  return new MediaFile({ contentType, fileName, size: total }, Readable.from(parts(), { objectMode: false }), path);
}

function endedEarly(path: string, at: number, total: number): HttpError {
  const message = `${path}: the file ended after ${at} of ${total} bytes.`;
  return new HttpError('connection_lost', message, { path, maybeProcessed: true });
}
