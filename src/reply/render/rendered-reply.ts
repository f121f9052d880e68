/** Who a reply goes to, from whom, and when: what every passive reply begins with. */
export interface ReplyHeader {
  /** The member (成员) to answer: the callback's `fromUserName`. */
  readonly toUserName: string;
  /** The company (企业): the callback's `toUserName`, a corp id. */
  readonly fromUserName: string;
  /** Seconds since 1970; a fraction is dropped. */
  readonly createTime: number;
}

/** A passive reply as XML, before encryption. */
export interface RenderedReply {
  readonly xml: string;
  /** One sentence for everything that had to be changed and everything that WeCom may not take; usually none. */
  readonly warnings: readonly string[];
  /** What was cut off a text reply, to be sent by other means; absent when all of it fitted. */
  readonly rest?: string;
}
