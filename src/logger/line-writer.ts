import { writeSync } from 'node:fs';

/** Where a full pipe is tried again, in milliseconds. */
const RETRY_MS = 10;

/**
 * Writes lines to a file descriptor at the end of the event loop's turn that made them, together: a busy server makes
 * one system call for many lines, and an idle one still writes each at once. What is left is written when the process
 * ends. A reader that has gone (EPIPE) ends the writing, never the process.
 */
export class LineWriter {
  readonly #fd: number;
  #lines = '';
  #pending: Buffer | undefined;
  #isScheduled = false;
  #isBroken = false;

  constructor(fd: number) {
    this.#fd = fd;
    process.once('exit', () => this.#flush());
  }

  write(line: string): void {
    if (this.#isBroken) return;
    this.#lines += line;
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#flush());
  }

  #flush(): void {
    this.#isScheduled = false;
    if (this.#lines !== '') {
      const lines = Buffer.from(this.#lines);
      this.#pending = this.#pending === undefined ? lines : Buffer.concat([this.#pending, lines]);
      this.#lines = '';
    }
    try {
      while (this.#pending !== undefined) {
        const written = writeSync(this.#fd, this.#pending);
        this.#pending = written < this.#pending.length ? this.#pending.subarray(written) : undefined;
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') this.#retry();
      else this.#giveUp();
    }
  }

  #retry(): void {
    this.#isScheduled = true;
    setTimeout(() => this.#flush(), RETRY_MS);
  }

  #giveUp(): void {
    this.#isBroken = true;
    this.#pending = undefined;
  }
}
