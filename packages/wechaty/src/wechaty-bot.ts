/** A tag of Wechaty; only `@juzi/wechaty` tells its name and group. */
export interface BotTag {
  readonly id: string;
  name?(): string;
  groupId?(): string;
}

/** What Wechaty knows of a contact. */
export interface BotContactPayload {
  readonly name: string;
  readonly alias?: string;
  readonly avatar?: string;
  /** 0 unknown, 1 male, 2 female. */
  readonly gender?: number;
  /** 1 a person, 2 an official account, 3 a person in WeCom, 4 an application. */
  readonly type?: number;
  readonly friend?: boolean;
  readonly phone?: readonly string[];
  readonly corporation?: string;
  readonly title?: string;
  readonly description?: string;
}

/** A contact of Wechaty, as far as the driver uses it. */
export interface BotContact {
  readonly id: string;
  readonly payload?: BotContactPayload | undefined;
  name(): string;
  self(): boolean;
  tags(): Promise<readonly BotTag[]>;
  // biome-ignore lint/suspicious/noConfusingVoidType: this is how Wechaty declares it
  say(text: string): Promise<{ readonly id: string } | undefined | void>;
}

/** As much of a Wechaty instance as the driver uses; one of `wechaty` and one of `@juzi/wechaty` both fit. */
export interface WechatyBot {
  readonly isLoggedIn: boolean;
  readonly currentUser: { readonly id: string; name(): string };
  readonly Contact: {
    find(query: { readonly id: string }): Promise<BotContact | undefined>;
    findAll(): Promise<readonly BotContact[]>;
  };
  on(event: string, listener: (...args: never[]) => void): unknown;
  off(event: string, listener: (...args: never[]) => void): unknown;
  start(): Promise<void>;
  stop(): Promise<void>;
  logout(): Promise<void>;
  /** Of `@juzi/wechaty` only. */
  enterVerifyCode?(id: string, code: string): Promise<void>;
}
