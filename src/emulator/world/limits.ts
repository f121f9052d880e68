/**
 * How much the server takes before it refuses (errcode 45009) or silently drops. The figures are WeCom's; a test may
 * lower them to reach a limit with fewer calls.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90312
 */
export interface Limits {
  /** Calls of one API by the company (45009). */
  apiPerMinute: number;
  apiPerHour: number;
  /** Calls of one API from one IP (45009). */
  ipPerMinute: number;
  ipPerHour: number;
  /** Calls of one API with `debug=1` (45009). */
  debugPerMinute: number;
  /** Person-times of `message/send` by one app a day (45009): the account cap (帐号上限) times 200. */
  sendPersonTimesPerDay: number;
  /** Messages from one app to one member; more are dropped silently. */
  memberPerMinute: number;
  memberPerHour: number;
  /** Creations and changes of group chats by the company (45009). */
  appChatCreatePerDay: number;
  appChatUpdatePerHour: number;
  /** Person-times of `appchat/send` by the company (45009). */
  appChatPersonTimesPerMinute: number;
  appChatPersonTimesPerHour: number;
  /** Group chat messages from one app to one member; more are dropped silently. */
  appChatMemberPerMinute: number;
  appChatMemberPerDay: number;
  /** Members of a group chat (86006). */
  appChatMembers: number;
  /** JS-SDK tickets handed out to the company and to one app (45009). */
  ticketPerCorpHour: number;
  ticketPerAppHour: number;
  /** Pictures taken by `media/uploadimg` (45009). */
  imagePerDay: number;
  imagePerMonth: number;
  /** Messages of one group robot (45009). */
  robotPerMinute: number;
}

export const DEFAULT_LIMITS: Readonly<Limits> = {
  apiPerMinute: 10_000,
  apiPerHour: 150_000,
  ipPerMinute: 20_000,
  ipPerHour: 600_000,
  debugPerMinute: 5,
  sendPersonTimesPerDay: 200_000,
  memberPerMinute: 30,
  memberPerHour: 1000,
  appChatCreatePerDay: 1000,
  appChatUpdatePerHour: 1000,
  appChatPersonTimesPerMinute: 20_000,
  appChatPersonTimesPerHour: 300_000,
  appChatMemberPerMinute: 200,
  appChatMemberPerDay: 10_000,
  appChatMembers: 2000,
  ticketPerCorpHour: 400,
  ticketPerAppHour: 100,
  imagePerDay: 1000,
  imagePerMonth: 3000,
  robotPerMinute: 20,
};
