import type { User } from '../api/index.js';
import type { Clock } from '../clock/index.js';

/** As many members as are kept; those read longest ago go first. */
const CAPACITY = 1000;

interface Entry {
  readonly user: Promise<User>;
  readonly expiresAt: number;
}

interface DetailsCacheOptions {
  readonly read: (userId: string) => Promise<User>;
  /** Milliseconds. */
  readonly ttl: number;
  readonly clock: Clock;
}

/** Members as the directory has them, read once for all who ask at a time. Failures are not kept. */
export class DetailsCache {
  readonly #options: DetailsCacheOptions;
  readonly #entries = new Map<string, Entry>();

  constructor(options: DetailsCacheOptions) {
    this.#options = options;
  }

  get(userId: string): Promise<User> {
    const { read, ttl, clock } = this.#options;
    const now = clock.now();
    const known = this.#entries.get(userId);
    if (known !== undefined && now < known.expiresAt) return known.user;
    this.#entries.delete(userId);
    const entry: Entry = { user: read(userId), expiresAt: now + ttl };
    this.#entries.set(userId, entry);
    if (this.#entries.size > CAPACITY) this.#entries.delete(this.#entries.keys().next().value ?? '');
    entry.user.catch(() => {
      if (this.#entries.get(userId) === entry) this.#entries.delete(userId);
    });
    return entry.user;
  }
}
