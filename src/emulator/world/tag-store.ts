import { EmulatorError } from '../emulator-error.js';

/** A tag (标签) of members and departments. */
export interface TagOptions {
  /** Default: the highest id + 1. */
  readonly tagId?: number;
  /** ≤ 32 characters, unique. */
  readonly tagName: string;
  readonly userList?: readonly string[];
  readonly partyList?: readonly number[];
  /** The app (agentId) that may change it; absent for a tag made in the admin console, which no app may change. */
  readonly createdBy?: number;
}

export interface Tag {
  readonly tagId: number;
  tagName: string;
  /** Userids in lower case. */
  readonly users: Set<string>;
  readonly parties: Set<number>;
  readonly createdBy: number | undefined;
}

export class TagStore {
  readonly #tags = new Map<number, Tag>();

  add(options: TagOptions): Tag {
    const tagId = options.tagId ?? Math.max(0, ...this.#tags.keys()) + 1;
    if (this.#tags.has(tagId)) throw new EmulatorError('duplicate', `There is a tag ${tagId} already.`);
    const tag: Tag = {
      tagId,
      tagName: options.tagName,
      users: new Set(options.userList?.map((userId) => userId.toLowerCase())),
      parties: new Set(options.partyList),
      createdBy: options.createdBy,
    };
    this.#tags.set(tagId, tag);
    return tag;
  }

  get(tagId: number): Tag | undefined {
    return this.#tags.get(tagId);
  }

  byName(tagName: string): Tag | undefined {
    return this.all().find((tag) => tag.tagName === tagName);
  }

  all(): Tag[] {
    return [...this.#tags.values()];
  }

  delete(tagId: number): void {
    this.#tags.delete(tagId);
  }
}
