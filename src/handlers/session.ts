/** What an app keeps of a member between callbacks. Declare your own keys by merging into this interface. */
export interface SessionData {
  [key: string]: unknown;
}

/**
 * What an app remembers of one member: kept on the app's store for `sessionTtl` after it was last written, and shared
 * by all processes on that store. Values must survive `JSON.stringify`.
 *
 * Every method rejects with a `StoreError` when the store is away.
 */
export interface Session<Data extends object = SessionData> {
  /** What was last written, or an empty object. */
  get(): Promise<Partial<Data>>;
  /** Puts `data` in the place of everything kept before. */
  set(data: Partial<Data>): Promise<void>;
  /**
   * Reads, changes and writes in one go, while no other handler of this member does the same: `change` gets what is
   * kept and returns what is to be kept, which is answered.
   */
  update(change: (data: Partial<Data>) => Partial<Data>): Promise<Partial<Data>>;
  /** Forgets everything. */
  clear(): Promise<void>;
}
