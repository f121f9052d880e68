import { splitUtf8 } from '../../text/index.js';
import type { CallContext } from '../call-context.js';
import type { CallLimits } from '../caller/index.js';
import { RATE_RULES } from '../governor/index.js';
import { checkedText, messageToWire, TEXT_LIMIT } from '../message/index.js';
import { defined, fromWire, type WireRecord } from '../wire/index.js';
import type { ChatMessage, TextChatMessage } from './chat-message.js';

export interface CreateChatRequest {
  /** At most 50 characters. */
  readonly name?: string;
  /** One of `userList`; a random member by default. */
  readonly owner?: string;
  /** 2 to 2000 userids. */
  readonly userList: readonly string[];
  /** 1 to 32 letters and digits, not used before; made up by WeCom by default. */
  readonly chatId?: string;
}

export interface UpdateChatRequest {
  readonly chatId: string;
  /** At most 50 characters. */
  readonly name?: string;
  /** The new owner; needed when the present one is removed. */
  readonly owner?: string;
  readonly addUserList?: readonly string[];
  readonly delUserList?: readonly string[];
}

export interface ChatInfo {
  readonly chatId: string;
  readonly name: string;
  readonly owner: string;
  readonly userList: readonly string[];
  /** 0 an ordinary group, 1 a course group. */
  readonly chatType?: 0 | 1;
}

/**
 * Group chats of the app (应用群聊会话). Only for self-built apps whose visible range is the root department, else
 * every call is refused with 48002.
 */
export class AppChatApi {
  readonly #context: CallContext;

  constructor(context: CallContext) {
    this.#context = context;
  }

  /**
   * Creates a group and returns its chat id. Old clients show it once a message was sent to it.
   *
   * Calls `appchat/create`; at most 1000 a day by one corp.
   * @see https://developer.work.weixin.qq.com/document/path/90245
   */
  async create({ name, owner, userList, chatId }: CreateChatRequest, limits: CallLimits = {}): Promise<string> {
    const json = defined({ name, owner, userlist: userList, chatid: chatId });
    const { chatid } = await this.#context.caller.call('appchat/create', { ...limits, json });
    return typeof chatid === 'string' ? chatid : '';
  }

  /**
   * Reads a group that the app created.
   *
   * Calls `appchat/get`.
   * @see https://developer.work.weixin.qq.com/document/path/98914
   */
  async get(chatId: string, limits: CallLimits = {}): Promise<ChatInfo> {
    const answer = await this.#context.caller.call('appchat/get', { ...limits, query: { chatid: chatId } });
    return fromWire<ChatInfo>(answer.chat_info);
  }

  /**
   * Renames a group, changes its owner or its members.
   *
   * Calls `appchat/update`; at most 1000 an hour by one corp.
   * @see https://developer.work.weixin.qq.com/document/path/98913
   */
  async update(request: UpdateChatRequest, limits: CallLimits = {}): Promise<void> {
    const { chatId, name, owner, addUserList, delUserList } = request;
    const json = defined({
      chatid: chatId,
      name,
      owner,
      add_user_list: addUserList,
      del_user_list: delUserList,
    });
    await this.#context.caller.call('appchat/update', { ...limits, json });
  }

  /**
   * Sends a message to a group; a text over 2048 bytes as several. There is no message id, so it cannot be taken back.
   * Waits while 200 messages a minute or 10,000 a day have gone to the group: a member gets no more from one app, and
   * the excess is dropped without a word.
   *
   * Calls `appchat/send`.
   * @see https://developer.work.weixin.qq.com/document/path/90248
   * @throws {RateLimitError} when the limit leaves no room within `maxWait`
   */
  async send(chatId: string, message: ChatMessage, limits: CallLimits = {}): Promise<void> {
    const { caller, governor, appKey } = this.#context;
    const key = `${appKey}:${chatId}`;
    const patience = { ...limits, maxWait: limits.maxWait ?? caller.maxWait };
    for (const part of message.msgType === 'text' ? splitText(message) : [message]) {
      await governor.admit(
        [
          { rule: RATE_RULES.chatMinute, key, points: 1 },
          { rule: RATE_RULES.chatDay, key, points: 1 },
        ],
        patience,
      );
      const safe = 'safe' in part ? part.safe : undefined;
      await caller.call('appchat/send', { ...limits, json: defined({ chatid: chatId, ...toWire(part), safe }) });
    }
  }
}

/** Mentions go with the first part: in each they would ring several times. */
function splitText(message: TextChatMessage): readonly ChatMessage[] {
  const [first = '', ...others] = splitUtf8(checkedText('text.content', message.text.content), TEXT_LIMIT);
  return [
    { ...message, text: { ...message.text, content: first } },
    ...others.map((content) => ({ ...message, text: { content } })),
  ];
}

function toWire(message: ChatMessage): WireRecord {
  const wire = messageToWire(message);
  if (message.msgType !== 'text' || message.text.mentionedList === undefined) return wire;
  return { ...wire, text: { content: message.text.content, mentioned_list: message.text.mentionedList } };
}
