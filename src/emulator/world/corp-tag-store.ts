import { opaqueId } from './ids.js';

export interface CorpTag {
  readonly id: string;
  name: string;
  order: number;
  readonly createTime: number;
}

/** A group of corp tags (企业客户标签组). */
export interface CorpTagGroup {
  readonly groupId: string;
  groupName: string;
  order: number;
  readonly createTime: number;
  /** The app that made it and may change it; absent for one made in the admin console. */
  readonly createdBy: number | undefined;
  readonly tags: Map<string, CorpTag>;
}

export interface CorpTagGroupOptions {
  readonly groupName: string;
  /** Tag names. */
  readonly tags: readonly string[];
  readonly order?: number;
  readonly createdBy?: number;
}

/** Tags that members put on customers (企业客户标签). */
export class CorpTagStore {
  readonly #groups = new Map<string, CorpTagGroup>();

  addGroup(options: CorpTagGroupOptions, now: number): CorpTagGroup {
    const group: CorpTagGroup = {
      groupId: `et${opaqueId(30)}`,
      groupName: options.groupName,
      order: options.order ?? 0,
      createTime: now,
      createdBy: options.createdBy,
      tags: new Map(),
    };
    this.#groups.set(group.groupId, group);
    for (const name of options.tags) this.addTag(group, name, 0, now);
    return group;
  }

  /** Tags of one name in one group collapse into one. */
  addTag(group: CorpTagGroup, name: string, order: number, now: number): CorpTag {
    for (const tag of group.tags.values()) if (tag.name === name) return tag;
    const tag: CorpTag = { id: `et${opaqueId(30)}`, name, order, createTime: now };
    group.tags.set(tag.id, tag);
    return tag;
  }

  groups(): CorpTagGroup[] {
    return [...this.#groups.values()];
  }

  group(groupId: string): CorpTagGroup | undefined {
    return this.#groups.get(groupId);
  }

  groupByName(groupName: string): CorpTagGroup | undefined {
    return this.groups().find((group) => group.groupName === groupName);
  }

  groupOf(tagId: string): CorpTagGroup | undefined {
    return this.groups().find((group) => group.tags.has(tagId));
  }

  deleteGroup(groupId: string): void {
    this.#groups.delete(groupId);
  }

  /** Deletes the tag, and its group when it was the last. */
  deleteTag(group: CorpTagGroup, tagId: string): void {
    group.tags.delete(tagId);
    if (group.tags.size === 0) this.deleteGroup(group.groupId);
  }
}
