/** More chunks than this are copied into one buffer: a chunk of one byte holds on to a slab of 64 kilobytes. */
const MOST_CHUNKS = 8;
const FIRST_SIZE = 16 * 1024;

/** Gathers the chunks of a body. What it holds in memory is bound by the body's size, in however many chunks it comes. */
export class BodyCollector {
  readonly #limit: number;
  #chunks: Buffer[] = [];
  #buffer: Buffer | undefined;
  #length = 0;

  /** @param limit bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes offered so far, those beyond the limit too. */
  get length(): number {
    return this.#length;
  }

  /** Takes a chunk; answers false when the body is now larger than the limit, and keeps nothing of it from then on. */
  add(chunk: Buffer): boolean {
    const start = this.#length;
    this.#length += chunk.length;
    if (this.#length > this.#limit) {
      this.#chunks = [];
      this.#buffer = undefined;
      return false;
    }
    if (this.#buffer === undefined && this.#chunks.length < MOST_CHUNKS) this.#chunks.push(chunk);
    else chunk.copy(this.#room(start), start);
    return true;
  }

  /** The whole body; a view of the one chunk that most have. */
  bytes(): Buffer {
    const [first] = this.#chunks;
    if (this.#buffer !== undefined) return this.#buffer.subarray(0, this.#length);
    return this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks);
  }

  /** A buffer with room for everything so far, twice as large each time it has to grow. */
  #room(used: number): Buffer {
    const held = this.#buffer ?? Buffer.concat(this.#chunks);
    this.#chunks = [];
    if (this.#length <= held.length && this.#buffer !== undefined) return held;
    const size = Math.min(this.#limit, Math.max(FIRST_SIZE, this.#length, held.length * 2));
    const larger = Buffer.allocUnsafeSlow(size);
    held.copy(larger, 0, 0, used);
    this.#buffer = larger;
    return larger;
  }
}
