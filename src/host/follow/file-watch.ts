import { type FSWatcher, statSync, watch } from 'node:fs';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Clock, ClockTimer } from '../../clock/index.js';

/** An editor writes a file in several steps; what it looks like after so many quiet milliseconds is what counts. */
const QUIET = 100;

/**
 * Tells when one of several files has changed. Their folders are watched, since many programs put a new file in the
 * place of the old one.
 */
export class FileWatch {
  readonly #clock: Clock;
  readonly #onChange: () => void;
  #files: readonly string[] = [];
  #watchers: FSWatcher[] = [];
  #seen = '';
  #timer: ClockTimer | undefined;

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  /** Watches these from now on, in place of others. @param onError told when a folder cannot be watched */
  start(files: readonly string[], onError: (error: unknown) => void): void {
    // A change since they were last looked at must not be missed.
    if (this.#watchers.length > 0 && isDeepStrictEqual(files, this.#files)) return;
    this.stop();
    this.#files = files;
    this.#seen = stateOf(files);
    for (const folder of new Set(files.map((file) => dirname(file)))) {
      try {
        const watcher = watch(folder, { persistent: false }, () => this.#look());
        watcher.on('error', onError);
        this.#watchers.push(watcher);
      } catch (error) {
        onError(error);
      }
    }
  }

  stop(): void {
    this.#timer?.cancel();
    for (const watcher of this.#watchers) watcher.close();
    this.#watchers = [];
  }

  #look(): void {
    this.#timer?.cancel();
    this.#timer = this.#clock.setTimeout(() => {
      const state = stateOf(this.#files);
      if (state === this.#seen) return;
      this.#seen = state;
      this.#onChange();
    }, QUIET);
  }
}

function stateOf(files: readonly string[]): string {
  return files
    .map((file) => {
      const stat = statSync(file, { throwIfNoEntry: false });
      return stat === undefined ? 'none' : `${stat.ino}-${stat.size}-${stat.mtimeMs}`;
    })
    .join();
}
