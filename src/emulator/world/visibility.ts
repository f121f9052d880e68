import type { EmulatedApp } from './app.js';
import { ROOT_DEPARTMENT } from './department.js';
import type { Directory } from './directory.js';
import type { Tag, TagStore } from './tag-store.js';
import type { User } from './user.js';

/** Answers what lies in an app's visible range (可见范围): its users, departments with all below them, and tags. */
export class Visibility {
  readonly #directory: Directory;
  readonly #tags: TagStore;

  constructor(directory: Directory, tags: TagStore) {
    this.#directory = directory;
    this.#tags = tags;
  }

  /** Whether the range is the root department, which group chats require. */
  isRoot(app: EmulatedApp): boolean {
    return app.visibleParties.includes(ROOT_DEPARTMENT);
  }

  seesUser(app: EmulatedApp, user: User): boolean {
    if (this.isRoot(app)) return true;
    const id = user.userId.toLowerCase();
    return (
      app.visibleUsers.some((userId) => userId.toLowerCase() === id) ||
      app.visibleParties.some((party) => this.#directory.isMember(user, party)) ||
      app.visibleTags.some((tagId) => this.hasTag(user, this.#tags.get(tagId)))
    );
  }

  seesDepartment(app: EmulatedApp, id: number): boolean {
    return app.visibleParties.some((party) => this.#directory.isWithin(id, party));
  }

  /** The member by userId if the app sees it. */
  user(app: EmulatedApp, userId: string): User | undefined {
    const user = this.#directory.user(userId);
    return user !== undefined && this.seesUser(app, user) ? user : undefined;
  }

  users(app: EmulatedApp): User[] {
    return this.#directory.users().filter((user) => this.seesUser(app, user));
  }

  hasTag(user: User, tag: Tag | undefined): boolean {
    if (tag === undefined) return false;
    if (tag.users.has(user.userId.toLowerCase())) return true;
    return [...tag.parties].some((party) => this.#directory.isMember(user, party));
  }
}
