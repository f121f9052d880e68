import type { GatewayContact, GatewayTag } from './driver/index.js';

/** Which contacts are wanted. */
export interface ContactQuery {
  /** From 1; 1 unless given. */
  readonly page?: number | undefined;
  /** 50 unless given. */
  readonly pageSize?: number | undefined;
  /** Part of a name, a remark or a company, in either case; or a whole id. */
  readonly search?: string | undefined;
  /** A tag's id or name. */
  readonly tag?: string | undefined;
  /** Reads the contacts anew instead of from the driver's cache. */
  readonly refresh?: boolean | undefined;
}

/** A page of contacts. */
export interface ContactPage {
  readonly datas: readonly GatewayContact[];
  readonly hasNextPage: boolean;
  readonly page: number;
  readonly pageSize: number;
  /** Of all pages. */
  readonly total: number;
}

/** A tag with how many contacts bear it. */
export interface TagCount extends GatewayTag {
  readonly count: number;
}

/** Cuts the wanted page out of all contacts. */
export function pageOfContacts(contacts: readonly GatewayContact[], query: ContactQuery): ContactPage {
  const { page = 1, pageSize = 50, search = '', tag } = query;
  const wanted = search.trim().toLowerCase();
  const found = contacts.filter(
    (contact) => (tag === undefined || hasTag(contact, tag)) && (wanted === '' || matches(contact, wanted)),
  );
  const start = (page - 1) * pageSize;
  const datas = found.slice(start, start + pageSize);
  return { datas, hasNextPage: start + pageSize < found.length, page, pageSize, total: found.length };
}

/** Whether a contact bears the tag of this id, or of this name. */
export function hasTag({ tags }: GatewayContact, wanted: string): boolean {
  return tags.some(({ id, name }) => id === wanted || name === wanted);
}

/** Every tag that somebody bears, the most frequent first. */
export function countTags(contacts: readonly GatewayContact[]): readonly TagCount[] {
  const counts = new Map<string, TagCount>();
  for (const tag of contacts.flatMap(({ tags }) => tags)) {
    const key = tag.id ?? tag.name;
    counts.set(key, { ...tag, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].toSorted((one, other) => other.count - one.count || one.name.localeCompare(other.name));
}

function matches({ id, name, remark, corpName = '' }: GatewayContact, wanted: string): boolean {
  if (id.toLowerCase() === wanted) return true;
  return [name, remark, corpName].some((text) => text.toLowerCase().includes(wanted));
}
