import type { IncomingMessage } from 'node:http';

/** Larger than any upload the server takes (20 MB and the form around it). */
const MAX_BODY = 32 * 1024 * 1024;

export interface RequestBody {
  readonly bytes: Buffer;
  /** True when there was more than the server takes; it was read to the end but not kept. */
  readonly oversize: boolean;
}

/** The whole body; rejects when the caller goes away in the middle of it. */
export async function readBody(request: IncomingMessage, limit = MAX_BODY): Promise<RequestBody> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  return length > limit
    ? { bytes: Buffer.alloc(0), oversize: true }
    : { bytes: Buffer.concat(chunks), oversize: false };
}
