import { openSync, writeSync } from 'node:fs';

/**
 * Each begin and end of a handler as one line of a file, written in one piece before the handler goes on: what is in
 * the file survives the process, and several processes may write to it.
 */
export class RunJournal {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'a');
  }

  begin(id: string): void {
    writeSync(this.#file, `begin ${id}\n`);
  }

  end(id: string): void {
    writeSync(this.#file, `end ${id}\n`);
  }
}
