import { opaqueId } from './ids.js';

export interface StoredImage {
  readonly bytes: Buffer;
  readonly contentType: string;
}

/** Pictures of `media/uploadimg`, which stay for ever, by the path the emulator serves them under. */
export class ImageStore {
  readonly #images = new Map<string, StoredImage>();

  /** @returns the path of the picture's URL */
  add(image: StoredImage): string {
    const path = `/wwpic/${opaqueId(48)}/0`;
    this.#images.set(path, image);
    return path;
  }

  get(path: string): StoredImage | undefined {
    return this.#images.get(path);
  }
}
