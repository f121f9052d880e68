import { fromPipeList, type WireRecord } from '../wire/index.js';

/** What became of one message. It was sent if there is a result at all, but perhaps not to everybody. */
export interface SendResult {
  /** For `message.recall`. */
  readonly msgId: string;
  /** Userids, in lower case, that do not exist or cannot see the app. */
  readonly invalidUser: readonly string[];
  readonly invalidParty: readonly string[];
  readonly invalidTag: readonly string[];
  /** Members who can see the app but lack the basic API licence (基础接口许可). */
  readonly unlicensedUser: readonly string[];
  /** Of cards that call back: lets `message.updateTemplateCard` change the card, once, within 72 hours. */
  readonly responseCode?: string;
}

/** Reads the answer of `message/send`, in which empty members may be missing. */
export function toSendResult(answer: WireRecord): SendResult {
  const { msgid, response_code: responseCode } = answer;
  return {
    msgId: typeof msgid === 'string' ? msgid : '',
    invalidUser: fromPipeList(answer.invaliduser),
    invalidParty: fromPipeList(answer.invalidparty),
    invalidTag: fromPipeList(answer.invalidtag),
    unlicensedUser: fromPipeList(answer.unlicenseduser),
    ...(typeof responseCode === 'string' && responseCode !== '' ? { responseCode } : {}),
  };
}

/** The receivers who did not get the message; `undefined` when everybody did. */
export function missedReceivers(result: SendResult): Partial<SendResult> | undefined {
  const { invalidUser, invalidParty, invalidTag, unlicensedUser } = result;
  const missed = Object.entries({ invalidUser, invalidParty, invalidTag, unlicensedUser });
  const some = missed.filter(([, ids]) => ids.length > 0);
  return some.length === 0 ? undefined : Object.fromEntries(some);
}
