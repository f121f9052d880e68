/** One page of a list, and where the next one begins. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly nextCursor?: string | undefined;
}

/** Fetches the page that begins at a cursor; the first page for `undefined`. */
export type FetchPage<Item, P extends Page<Item>> = (cursor: string | undefined) => Promise<P>;

/**
 * A list that the platform hands out page by page. Iterating fetches pages as they are needed; each iteration begins
 * anew.
 *
 * @example
 * for await (const { userId } of api.user.listId()) console.log(userId);
 */
export class CursorList<Item, P extends Page<Item> = Page<Item>> implements AsyncIterable<Item> {
  readonly #fetchPage: FetchPage<Item, P>;
  readonly #start: string | undefined;

  /** @param start the `nextCursor` of a page seen before, to go on from there */
  constructor(fetchPage: FetchPage<Item, P>, start?: string) {
    this.#fetchPage = fetchPage;
    this.#start = start;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* page.items;
  }

  /** The list page by page, with what else a page tells. */
  async *pages(): AsyncGenerator<P, void, undefined> {
    let cursor = this.#start;
    for (;;) {
      const page = await this.#fetchPage(cursor);
      yield page;
      // A cursor that does not move would lead round in a circle.
      if (!page.nextCursor || page.nextCursor === cursor) return;
      cursor = page.nextCursor;
    }
  }

  /** The whole list at once. */
  async toArray(): Promise<Item[]> {
    const items: Item[] = [];
    for await (const page of this.pages()) items.push(...page.items);
    return items;
  }
}
