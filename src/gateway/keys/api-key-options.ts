/**
 * Whom a key may send to, by kind; a kind that is not named is closed. `'*'` stands for every id of its kind.
 *
 * A department holds everybody below it, and a tag whoever wears it: who may not write to everybody should get neither
 * the root department nor `'*'` for those kinds.
 */
export interface KeyRecipients {
  /** Userids, in either case. `'*'` is each member by name; only `'@all'` lets the key write to everybody at once. */
  readonly users?: readonly string[];
  /** Department ids. */
  readonly parties?: readonly (string | number)[];
  /** Tag ids. */
  readonly tags?: readonly (string | number)[];
  /** Chat ids of the app's group chats (应用群聊会话). */
  readonly chats?: readonly string[];
  /** Group robots (群机器人), by the names they are configured under. */
  readonly robots?: readonly string[];
  /** Customers (客户) by the id that the customer gateway shows. */
  readonly customers?: readonly string[];
}

/** The kinds of recipients that a key is open to, each by itself. */
export type RecipientKind = keyof KeyRecipients;

export const RECIPIENT_KINDS = [
  'users',
  'parties',
  'tags',
  'chats',
  'robots',
  'customers',
] as const satisfies readonly RecipientKind[];

/** How many requests a key may make. */
export interface KeyRate {
  /** Requests within the window. */
  readonly requests: number;
  /** Milliseconds; 60,000. */
  readonly window?: number;
}

/** What a key may do. */
export interface KeyGrants {
  /** Tells keys apart in logs: 1 to 64 characters. */
  readonly name: string;
  /** Apps by name; every app when absent. Robots and customers belong to no app: then `recipients` must name them. */
  readonly apps?: readonly string[];
  /** Everybody when absent. */
  readonly recipients?: KeyRecipients;
  /** 300 requests a minute when absent. */
  readonly rate?: KeyRate;
}

/** A key as it is configured: by its hash, so that whoever reads the settings cannot use it. */
export interface ApiKeyOptions extends KeyGrants {
  /** SHA-256 of the key in 64 hex digits; `generateApiKey` makes both. */
  readonly hash: string;
}
