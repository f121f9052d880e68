import type { Session, SessionData } from '../handlers/index.js';
import type { Store } from '../store/index.js';

/** How long a change may take before another handler may change the same session, should this process die. */
const LOCK_TTL = 10_000;

/** What an app remembers of one member, as JSON under one key of its store. */
export class StoreSession implements Session {
  readonly #store: Store;
  readonly #key: string;
  readonly #ttl: number;

  /** @param app names the app among those on the store @param ttl milliseconds after the last write */
  constructor(store: Store, app: string, userId: string, ttl: number) {
    this.#store = store;
    // Userids are case-insensitive.
    this.#key = `session:${app}:${userId.toLowerCase()}`;
    this.#ttl = ttl;
  }

  async get(): Promise<Partial<SessionData>> {
    const text = await this.#store.get(this.#key);
    return text === undefined ? {} : (JSON.parse(text) as Partial<SessionData>);
  }

  async set(data: Partial<SessionData>): Promise<void> {
    await this.#store.set(this.#key, textOf(data), this.#ttl);
  }

  update(change: (data: Partial<SessionData>) => Partial<SessionData>): Promise<Partial<SessionData>> {
    return this.#store.withLock(`${this.#key}:lock`, LOCK_TTL, async () => {
      const changed = change(await this.get());
      await this.set(changed);
      return changed;
    });
  }

  clear(): Promise<void> {
    return this.#store.delete(this.#key);
  }
}

/** @throws TypeError for what is no session, such as the `undefined` of a change without `return`, or a promise */
function textOf(data: Partial<SessionData>): string {
  if (typeof data !== 'object' || data === null || data instanceof Promise) {
    throw new TypeError('a session is an object: return what is to be kept, e.g. { ...data, step: 2 }');
  }
  return JSON.stringify(data);
}
