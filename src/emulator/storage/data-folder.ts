import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EmulatorError } from '../emulator-error.js';
import type { World } from '../world/index.js';
import { restoreState } from './restore-state.js';
import { isSavedState, type SavedState, savedState } from './saved-state.js';
import { writeAtomically } from './write-atomically.js';

/** Changes within this time are written together. */
const DELAY = 200;

/** The ids of media are the names of their files; nothing else may be one. */
const MEDIA_ID = /^[\w-]{1,128}$/;

/**
 * A folder in which an emulator keeps its company between runs: `state.json`, and the bytes of media below `media`.
 * For one emulator at a time.
 */
export class DataFolder {
  /** What an earlier run left. */
  readonly saved: SavedState | undefined;
  readonly #path: string;
  /** Media whose bytes are on the disk. */
  readonly #written = new Set<string>();
  #world: World | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  private constructor(path: string, saved: SavedState | undefined) {
    this.#path = path;
    this.saved = saved;
  }

  /**
   * Opens the folder, and makes it if need be.
   *
   * @throws EmulatorError `corrupt_data` when `state.json` cannot be read; the file is then kept under another name
   */
  static async open(path: string): Promise<DataFolder> {
    await mkdir(join(path, 'media'), { recursive: true, mode: 0o700 });
    const file = join(path, 'state.json');
    const text = existsSync(file) ? await readFile(file, 'utf8') : undefined;
    if (text === undefined) return new DataFolder(path, undefined);
    const state = parse(text);
    if (!isSavedState(state)) throw await corrupt(file, 'it is not what an emulator of this version writes');
    return new DataFolder(path, state);
  }

  /**
   * Brings back the earlier run's company.
   *
   * @throws EmulatorError `corrupt_data`
   */
  async restore(world: World): Promise<void> {
    const { saved } = this;
    if (saved === undefined) return;
    try {
      restoreState(world, saved);
    } catch (error) {
      throw await corrupt(join(this.#path, 'state.json'), error instanceof Error ? error.message : '', error);
    }
    for (const media of saved.media) {
      const file = this.#mediaFile(media.mediaId);
      if (!MEDIA_ID.test(media.mediaId) || !existsSync(file)) continue;
      if (media.expiresAt <= world.clock.now()) {
        await rm(file);
        continue;
      }
      world.media.keep({ ...media, bytes: await readFile(file) });
      this.#written.add(media.mediaId);
    }
  }

  /** Writes down what changes from now on, a moment after it has. */
  follow(world: World): void {
    this.#world = world;
    const changed = (): void => {
      if (this.#world === undefined) return;
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        // A failure is told by `close`, which writes again.
        this.#write().catch(() => undefined);
      }, DELAY);
    };
    world.conversations.listeners.add(changed);
    world.calls.listeners.add(changed);
    world.touches.add(changed);
    changed();
  }

  /** Writes down everything for the last time; the folder may then be another emulator's. */
  async close(): Promise<void> {
    if (this.#world === undefined) return;
    clearTimeout(this.#timer);
    const written = this.#write();
    this.#world = undefined;
    await written;
  }

  /** One write at a time, each of the newest state. */
  #write(): Promise<void> {
    const world = this.#world;
    const written = this.#writing.catch(() => undefined).then(() => this.#writeNow(world));
    this.#writing = written;
    return written;
  }

  async #writeNow(world: World | undefined): Promise<void> {
    if (world === undefined) return;
    for (const { mediaId, bytes } of world.media.all.values()) {
      if (this.#written.has(mediaId)) continue;
      await writeAtomically(this.#mediaFile(mediaId), bytes);
      this.#written.add(mediaId);
    }
    await writeAtomically(join(this.#path, 'state.json'), `${JSON.stringify(savedState(world), undefined, 1)}\n`);
  }

  #mediaFile(mediaId: string): string {
    return join(this.#path, 'media', mediaId);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sets the file aside, so that the next start begins afresh and nothing is lost. */
async function corrupt(file: string, reason: string, cause?: unknown): Promise<EmulatorError> {
  let aside = `${file}.bak`;
  for (let number = 2; existsSync(aside); number += 1) aside = `${file}.${number}.bak`;
  await rename(file, aside);
  return new EmulatorError(
    'corrupt_data',
    `${file} cannot be read: ${reason}. It was kept as ${aside}; start again to begin afresh, or repair it and name it back.`,
    { cause },
  );
}
