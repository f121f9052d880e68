import type { Readable } from 'node:stream';
import { RequestError } from '../../errors/index.js';
import { toHttpError } from '../caller/index.js';
import { BodyTooLarge, discardBody, readBody } from '../transport/index.js';

/** What is known of a file before its bytes. */
export interface MediaHead {
  /** E.g. `image/jpeg`. */
  readonly contentType: string;
  /** Without any path; `undefined` when WeCom names none. */
  readonly fileName: string | undefined;
  /** Bytes, when known. */
  readonly size: number | undefined;
}

const DEFAULT_BUFFER_LIMIT = 64 * 1024 * 1024;

/**
 * A file on its way here. Take its bytes once, by `stream()` or `buffer()`, or let go of it with `discard()`: until
 * then it keeps a connection open.
 */
export class MediaFile implements MediaHead {
  readonly contentType: string;
  readonly fileName: string | undefined;
  readonly size: number | undefined;
  readonly #body: Readable;
  readonly #path: string;

  /** @param path the call that it comes by, for its errors */
  constructor(head: MediaHead, body: Readable, path: string) {
    this.contentType = head.contentType;
    this.fileName = head.fileName;
    this.size = head.size;
    this.#body = body;
    this.#path = path;
  }

  /** The bytes as they arrive. */
  stream(): Readable {
    return this.#body;
  }

  /**
   * All bytes at once.
   * @param limit gives up over so many bytes; 64 MiB by default
   * @throws {RequestError} when there are more
   * @throws {HttpError} when the connection breaks off
   */
  async buffer(limit = DEFAULT_BUFFER_LIMIT): Promise<Buffer> {
    try {
      return await readBody(this.#body, limit);
    } catch (error) {
      if (!(error instanceof BodyTooLarge)) throw toHttpError(this.#path, error);
      throw new RequestError('limit', `the file is longer than ${limit} bytes; raise the limit or use stream().`);
    }
  }

  /** Lets go of a file whose bytes are not wanted. */
  discard(): void {
    discardBody(this.#body);
  }
}
