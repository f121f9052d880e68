import type { Readable, Writable } from 'node:stream';
import type { Environment } from '../options/index.js';
import { Paint } from './paint.js';

/** What a command may touch of the process that it runs in. */
export interface ShellOptions {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  /** `process.env`; what `.env` adds is read by `readEnvironment`. */
  readonly environment: Environment;
  /** The working directory. */
  readonly folder: string;
}

/** A stream to write to, which is a terminal when it knows about colours. */
export type Output = Writable & {
  readonly isTTY?: boolean;
  readonly columns?: number | undefined;
  hasColors?(): boolean;
};

/** Columns that fit on most screens and pages. */
const WITHOUT_TERMINAL = 100;

/** The process around a command: results go to standard output, remarks to standard error. */
export class Shell {
  readonly stdin: ShellOptions['stdin'];
  readonly environment: Environment;
  readonly folder: string;
  /** Colours for what is printed. */
  readonly paint: Paint;
  /** Colours for what is noted. */
  readonly notePaint: Paint;
  readonly #stdout: Output;
  readonly #stderr: Output;

  constructor({ stdin, stdout, stderr, environment, folder }: ShellOptions) {
    this.stdin = stdin;
    this.environment = environment;
    this.folder = folder;
    this.paint = new Paint(hasColours(stdout));
    this.notePaint = new Paint(hasColours(stderr));
    this.#stdout = stdout;
    this.#stderr = stderr;
  }

  /** Whether a person reads standard output. */
  get isInteractive(): boolean {
    return this.#stdout.isTTY === true;
  }

  /** How wide a table should be: as the terminal is, where there is one. */
  get columns(): number {
    return this.#stdout.columns ?? WITHOUT_TERMINAL;
  }

  /** Writes a line of the result. */
  print(line = ''): void {
    this.write(`${line}\n`);
  }

  /** Writes the result as JSON, for scripts. */
  printJson(value: object): void {
    this.print(JSON.stringify(value, null, 2));
  }

  /** Writes to standard output as it is. */
  write(text: string): void {
    this.#stdout.write(text);
  }

  /** Writes a remark, which a pipe does not pass on. */
  note(line = ''): void {
    this.writeNote(`${line}\n`);
  }

  /** Writes to standard error as it is. */
  writeNote(text: string): void {
    this.#stderr.write(text);
  }
}

/** Node's terminals heed NO_COLOR, FORCE_COLOR and TERM by themselves. */
function hasColours(stream: Output): boolean {
  return stream.isTTY === true && stream.hasColors?.() === true;
}
