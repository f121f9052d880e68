import { Listeners } from '../listeners.js';
import type { PageEvent, PageState } from '../page-api/index.js';
import type { World } from '../world/index.js';
import { pageApps, pageGroups, pageSnapshot, pageUsers } from './page-snapshot.js';

type WithoutRevision<E> = E extends PageEvent ? Omit<E, 'revision'> : never;

/** As many changes as a page that was away can catch up on. */
const CAPACITY = 1000;

/** Numbers every change, so that a page can follow them from the state it has. */
export class PageFeed {
  readonly listeners = new Listeners<PageEvent>();
  readonly #world: World;
  readonly #recent: PageEvent[] = [];
  #revision = 0;
  /** Apps, members and groups as they were last told of; they change in too many places to be told each time. */
  readonly #told = { apps: '', users: '', groups: '' };
  #refreshing = false;

  constructor(world: World) {
    this.#world = world;
    this.#compare(() => {});
    world.conversations.listeners.add(({ type, conversation, entry }) => {
      this.#tell({ type, conversationId: conversation.id, entry });
    });
    world.exchanges.listeners.add((exchange) => {
      this.#tell({ type: 'exchange', exchange });
      this.#refreshSoon();
    });
    world.touches.add(() => this.#refreshSoon());
  }

  state(): PageState {
    this.#refresh();
    return { ...pageSnapshot(this.#world), revision: this.#revision };
  }

  /** The changes after a revision; `undefined` when they are no longer known, or the revision is of another run. */
  since(revision: number): readonly PageEvent[] | undefined {
    this.#refresh();
    const oldest = this.#recent[0]?.revision ?? this.#revision + 1;
    if (revision > this.#revision || revision < oldest - 1) return undefined;
    return this.#recent.filter((event) => event.revision > revision);
  }

  /** Without a page that listens, comparing can wait until one asks. */
  #refreshSoon(): void {
    if (this.#refreshing || this.listeners.isEmpty) return;
    this.#refreshing = true;
    setImmediate(() => {
      this.#refreshing = false;
      this.#refresh();
    });
  }

  #refresh(): void {
    this.#compare((event) => this.#tell(event));
  }

  #compare(tell: (event: WithoutRevision<PageEvent>) => void): void {
    const apps = pageApps(this.#world);
    const users = pageUsers(this.#world);
    const groups = pageGroups(this.#world);
    if (this.#isNew('apps', apps)) tell({ type: 'apps', apps });
    if (this.#isNew('users', users)) tell({ type: 'users', users });
    if (this.#isNew('groups', groups)) tell({ type: 'groups', groups });
  }

  #isNew(name: 'apps' | 'users' | 'groups', value: readonly object[]): boolean {
    const text = JSON.stringify(value);
    if (this.#told[name] === text) return false;
    this.#told[name] = text;
    return true;
  }

  #tell(event: WithoutRevision<PageEvent>): void {
    this.#revision += 1;
    const numbered = { ...event, revision: this.#revision };
    this.#recent.push(numbered);
    if (this.#recent.length > CAPACITY) this.#recent.shift();
    this.listeners.emit(numbered);
  }
}
