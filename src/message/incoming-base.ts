import type { XmlRecord } from '../xml/index.js';

/**
 * What every incoming message and event has.
 *
 * In every arm a text that WeCom left out reads as `''`, a number as 0 and a list as `[]`; `raw` tells absent from
 * empty. Properties marked optional are not there at all when WeCom left them out. Identifiers are strings as received,
 * so that the member `00123` stays `00123`; only those that are numbers in the server API too (`agentId`, departments)
 * are numbers here.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90239
 */
export interface IncomingBase {
  /** CorpID of the company (企业ID). */
  readonly toUserName: string;
  /** UserID of the member (成员UserID); `sys` for most events of the system; `''` where WeCom names nobody. */
  readonly fromUserName: string;
  /** When it happened, in seconds since 1970. */
  readonly createTime: number;
  /** Everything as received, by wire name. */
  readonly raw: XmlRecord;
}
