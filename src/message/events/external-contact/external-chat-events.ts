import type { OpenString } from '../../open-string.js';
import type { EventBase } from '../event-base.js';

/** What the events of a group chat with customers (客户群) have. */
export interface ExternalChatEventBase extends EventBase {
  readonly event: 'change_external_chat';
  readonly chatId: string;
}

/**
 * `change_external_chat` / `create`: a group was made (客户群创建).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92130
 */
export interface CreateExternalChatEvent extends ExternalChatEventBase {
  readonly changeType: 'create';
}

/**
 * `change_external_chat` / `update`: a group changed (客户群变更).
 *
 * The last four properties matter only when members came or went: if `lastMemVer` is the version that you have stored,
 * apply the change and store `curMemVer`; otherwise fetch the group again.
 *
 * @see https://developer.work.weixin.qq.com/document/path/92130
 */
export interface UpdateExternalChatEvent extends ExternalChatEventBase {
  readonly changeType: 'update';
  readonly updateDetail: OpenString<'add_member' | 'del_member' | 'change_owner' | 'change_name' | 'change_notice'>;
  /** How members joined: 0 invited, 3 by QR code. */
  readonly joinScene?: number;
  /** How members left: 0 by themselves, 1 removed. */
  readonly quitScene?: number;
  /** How many came or went. */
  readonly memChangeCnt?: number;
  /** Who came or went. */
  readonly memChangeList: readonly string[];
  /** The version of the member list until now. */
  readonly lastMemVer?: string;
  /** The version of the member list from now on. */
  readonly curMemVer?: string;
}

/**
 * `change_external_chat` / `dismiss`: a group was dissolved (客户群解散).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92130
 */
export interface DismissExternalChatEvent extends ExternalChatEventBase {
  readonly changeType: 'dismiss';
}
