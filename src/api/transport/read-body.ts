import type { Readable } from 'node:stream';

/** The body went over the limit. */
export class BodyTooLarge extends Error {}

/** Reads a body to its end, giving up (and freeing the connection) as soon as it is longer than `limit` bytes. */
export async function readBody(body: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop destroys the stream, whether by its end, an error or the throw below.
  for await (const chunk of body) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    size += bytes.byteLength;
    if (size > limit) throw new BodyTooLarge(`The body is longer than ${limit} bytes.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}
