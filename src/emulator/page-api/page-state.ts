import type { ConversationEntry } from './conversation-entry.js';
import type { Exchange } from './exchange.js';

/** A member one can speak as. */
export interface PageUser {
  readonly userId: string;
  readonly name: string;
  /** A URL on the emulator, or absent: then initials are drawn. */
  readonly avatarUrl?: string;
}

/** A button of an app's menu (自定义菜单), as `menu/create` has it. */
export interface PageMenuButton {
  readonly name: string;
  readonly type?: string;
  readonly key?: string;
  readonly url?: string;
  readonly subButtons: readonly PageMenuButton[];
}

/** An app in the list of conversations. */
export interface PageApp {
  readonly agentId: number;
  readonly name: string;
  readonly description: string;
  /** Absent: the app has no callback URL, it can only send. */
  readonly callbackUrl?: string;
  /** The outcome of the last URL verification (保存). */
  readonly verification?: VerificationReport;
  readonly menu: readonly PageMenuButton[];
}

/** A group chat of an app (应用群聊), or the group that robots write to. */
export interface PageGroup {
  readonly chatId: string;
  readonly name: string;
  readonly memberIds: readonly string[];
}

/** What the console's save (保存) found. */
export interface VerificationReport {
  readonly ok: boolean;
  /** E.g. `wrong_token`, `wrong_key`, `wrong_corp_id`, `quoted_echo`, `slow_answer`, `html_page`, `connection_refused`. */
  readonly code: string;
  /** What was found and what to do. */
  readonly message: string;
  readonly durationMs: number;
  readonly at: number;
}

/** A conversation: of one member with one app, or a group. */
export interface PageConversation {
  /** `app:AGENTID:USERID` or `group:CHATID`. */
  readonly id: string;
  readonly agentId?: number;
  readonly userId?: string;
  readonly chatId?: string;
  /** Oldest first; the latest 200. */
  readonly entries: readonly ConversationEntry[];
}

/** Everything the page shows, as `GET /_emulator/state` answers it. */
export interface PageState {
  readonly corp: { readonly corpId: string; readonly name: string };
  readonly users: readonly PageUser[];
  readonly apps: readonly PageApp[];
  readonly groups: readonly PageGroup[];
  readonly conversations: readonly PageConversation[];
  /** Oldest first; the latest 200. */
  readonly exchanges: readonly Exchange[];
  /** Increases with every change; the first event that is not in this state carries the next number. */
  readonly revision: number;
}
