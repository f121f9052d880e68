import { fitsUtf8 } from '../../text/index.js';
import type { CallContext } from '../call-context.js';
import type { CallLimits } from '../caller/index.js';
import { appDayRule, type Demand, RATE_RULES } from '../governor/index.js';
import { defined, fromPipeList, type WireRecord } from '../wire/index.js';
import type { AppMessage } from './app-message.js';
import { checkedText } from './checked-text.js';
import { messageToWire } from './message-to-wire.js';
import {
  ALL_USERS,
  type RecipientLists,
  type ResolvedRecipients,
  recipientsToWire,
  resolveRecipients,
} from './recipients.js';
import type { DuplicateCheckOption } from './send-options.js';
import { missedReceivers, type SendResult, toSendResult } from './send-result.js';
import { type UpdateTemplateCardRequest, updateCardToWire } from './update-card-request.js';

/** Bytes of UTF-8 that a text may have. */
export const TEXT_LIMIT = 2048;

/** A whole request of `message/send`: the message, its receivers and the repeat check. */
export type SendRequest = AppMessage & RecipientLists & DuplicateCheckOption;

export interface MessageApiOptions {
  /** Turns the repeat check on for every message, with this interval in seconds, unless the message says otherwise. */
  readonly duplicateCheckInterval?: number | undefined;
  /** The corp's account limit (帐号上限数), to keep the app's daily limit; not kept without it. */
  readonly accountLimit?: number | undefined;
}

/** Application messages (应用消息): the calls as the platform has them. `send` has a short form for each kind. */
export class MessageApi {
  readonly #context: CallContext;
  readonly #options: MessageApiOptions;

  constructor(context: CallContext, options: MessageApiOptions = {}) {
    this.#context = context;
    this.#options = options;
  }

  /**
   * Sends one message of any kind. Waits while a limit is used up that is known here: 30 messages a minute and 1000
   * an hour to one member, over which WeCom drops messages without a word. Members reached through departments, tags
   * or `@all` are not known here, so their limit is not kept.
   *
   * A text over 2048 bytes is cut off by WeCom, which gets a warning here; `send.text` splits it.
   *
   * Calls `message/send`; at most 1000 users, 100 departments, 100 tags.
   * @see https://developer.work.weixin.qq.com/document/path/90236
   * @throws {RateLimitError} when a limit leaves no room within `maxWait`
   * @throws {ApiError} 81013 when no receiver is valid
   */
  async send(request: SendRequest, limits: CallLimits = {}): Promise<SendResult> {
    const { caller, governor, logger } = this.#context;
    const recipients = resolveRecipients(request);
    const json = this.#toWire(request, recipients);
    if (request.msgType === 'text' && !fitsUtf8(checkedText('text.content', request.text.content), TEXT_LIMIT)) {
      logger.warn({ limit: TEXT_LIMIT }, 'a text is too long and will be cut off; send.text splits it');
    }
    await governor.admit(this.#demands(recipients), { ...limits, maxWait: limits.maxWait ?? caller.maxWait });
    const idempotent = json.enable_duplicate_check === 1;
    const result = toSendResult(await caller.call('message/send', { ...limits, json, idempotent }));
    const missed = missedReceivers(result);
    if (missed !== undefined) logger.warn({ msgId: result.msgId, ...missed }, 'some receivers did not get the message');
    return result;
  }

  /**
   * Takes a message back (撤回), within 24 hours, by the app that sent it. The copy in the WeChat plug-in stays.
   *
   * Calls `message/recall`.
   * @see https://developer.work.weixin.qq.com/document/path/94867
   * @throws {ApiError} 42052 when it is older
   */
  async recall(msgId: string, limits: CallLimits = {}): Promise<void> {
    await this.#context.caller.call('message/recall', { ...limits, json: { msgid: msgId } });
  }

  /**
   * Changes a template card that was sent before: its button, or the whole card. Returns the members who had no such
   * card to change.
   *
   * Calls `message/update_template_card`; one call for each response code, within 72 hours.
   * @see https://developer.work.weixin.qq.com/document/path/94888
   * @throws {ApiError} 60140 when the response code was used or has expired
   */
  async updateTemplateCard(
    request: UpdateTemplateCardRequest,
    limits: CallLimits = {},
  ): Promise<{ readonly invalidUser: readonly string[] }> {
    const path = 'message/update_template_card';
    const json = updateCardToWire(request, this.#context.agentId(path));
    const answer = await this.#context.caller.call(path, { ...limits, json });
    const invalidUser = fromPipeList(answer.invaliduser);
    if (invalidUser.length > 0) this.#context.logger.warn({ invalidUser }, 'some receivers had no card to update');
    return { invalidUser };
  }

  #toWire(request: SendRequest, recipients: ResolvedRecipients): WireRecord {
    const interval = request.duplicateCheckInterval ?? this.#options.duplicateCheckInterval;
    const check = request.enableDuplicateCheck ?? (interval === undefined ? undefined : 1);
    return defined({
      ...recipientsToWire(recipients),
      agentid: this.#context.agentId('message/send'),
      ...messageToWire(request),
      safe: 'safe' in request ? request.safe : undefined,
      enable_id_trans: 'enableIdTrans' in request ? request.enableIdTrans : undefined,
      enable_duplicate_check: check,
      duplicate_check_interval: check === 1 ? interval : undefined,
    });
  }

  #demands({ users }: ResolvedRecipients): readonly Demand[] {
    const { appKey } = this.#context;
    const members = users.filter((user) => user !== ALL_USERS);
    // Userids are case-insensitive, and so is the platform's count.
    const perMember = [...new Set(members.map((user) => user.toLowerCase()))].flatMap((user) => [
      { rule: RATE_RULES.memberMinute, key: `${appKey}:${user}`, points: 1 },
      { rule: RATE_RULES.memberHour, key: `${appKey}:${user}`, points: 1 },
    ]);
    const { accountLimit } = this.#options;
    if (accountLimit === undefined) return perMember;
    return [...perMember, { rule: appDayRule(accountLimit), key: appKey, points: Math.max(1, members.length) }];
  }
}
