/** A group chat that an app created (应用群聊会话). */
export interface AppChat {
  readonly chatId: string;
  /** The app that created it, the only one that may use it. */
  readonly agentId: number;
  name: string;
  owner: string;
  /** Userids as in the directory. */
  userList: readonly string[];
}
