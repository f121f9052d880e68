import { signal } from '@preact/signals';
import type { ContactPage, TagCount } from '../../index.js';
import { get, post } from './gateway-api.js';

const PAGE_SIZE = 20;

/** Which contacts are looked at. */
export const query = signal({ page: 1, search: '', tag: '' });
export const contacts = signal<ContactPage | undefined>(undefined);
export const tags = signal<readonly TagCount[]>([]);

let asked = 0;

/** Reads the page that is looked at; an answer that a later question has overtaken is dropped. */
export async function loadContacts(refresh = false): Promise<void> {
  asked += 1;
  const question = asked;
  const page = await askContacts({ ...query.value, pageSize: PAGE_SIZE }, refresh);
  if (question === asked) contacts.value = page;
}

/** Looks at other contacts; a new search or tag begins at its first page. */
export async function look(change: Partial<typeof query.value>): Promise<void> {
  query.value = { ...query.value, page: 1, ...change };
  await loadContacts();
}

export async function loadTags(): Promise<void> {
  tags.value = (await get<{ tags: readonly TagCount[] }>('tags')).tags;
}

/** Who bears a tag: the first few, and how many. */
export function peopleWithTag(tag: string, pageSize: number): Promise<ContactPage> {
  return askContacts({ page: 1, pageSize, search: '', tag }, false);
}

function askContacts(
  { page, pageSize, search, tag }: { page: number; pageSize: number; search: string; tag: string },
  refresh: boolean,
): Promise<ContactPage> {
  return post<ContactPage>('get-all-user', { page, pageSize, search, refresh, ...(tag === '' ? {} : { tag }) });
}
