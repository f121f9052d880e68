import type { CustomerMessage, WecomClient } from '../../../../api/index.js';
import { type Clock, systemClock } from '../../../../clock/index.js';
import type { ContactDriver, DriverCapabilities, SendTogether } from '../contact-driver.js';
import type { ContactMessage } from '../contact-message.js';
import type { ContactSendResult } from '../contact-send-result.js';
import type { DriverEvent } from '../driver-event.js';
import type { GatewayContact } from '../gateway-contact.js';
import { assignSenders, senderOf } from './assign-senders.js';
import { ContactBook } from './contact-book.js';
import { mergeContacts } from './merge-contacts.js';
import { readFollowed } from './read-followed.js';
import { sendFailure } from './send-failure.js';

const TEN_MINUTES = 10 * 60_000;

/** Settings of `FollowerContacts`. */
export interface FollowerContactsOptions {
  /** The app's client; the app must be listed under 客户联系 > 可调用接口的应用. */
  readonly api: WecomClient;
  /** Members whose contacts these are; all who may have customers (`get_follow_user_list`) unless given. */
  readonly userIds?: readonly string[];
  /** How long the contacts that were read are good for, in milliseconds; 10 minutes. */
  readonly cacheTtl?: number;
  readonly clock?: Clock;
}

/**
 * The customers of members through the official interface (客户联系). No login is needed, and no message goes out by
 * itself: each becomes a mass message (企业群发) that the member who follows the customer confirms in WeCom.
 *
 * Tags are those of the corp; personal tags of members are not told by the call that lists customers.
 * @see https://developer.work.weixin.qq.com/document/path/92994
 * @see https://developer.work.weixin.qq.com/document/path/92135
 */
export class FollowerContacts implements ContactDriver {
  readonly name = 'WeCom customer contact (客户联系)';
  readonly capabilities: DriverCapabilities = {
    needsLogin: false,
    confirmedByMember: true,
    maxTextBytes: 4000,
    // One call of the interface may be made 10,000 times a minute by a corp; other programs make it too.
    pace: { min: 100, max: 200 },
  };
  readonly together: SendTogether = {
    group: async (contactIds) => assignSenders(contactIds, await this.#book.get()),
    send: (contactIds, message) => this.#sendTogether(contactIds, message),
  };
  readonly #api: WecomClient;
  readonly #userIds: readonly string[] | undefined;
  readonly #book: ContactBook;

  constructor({ api, userIds, cacheTtl = TEN_MINUTES, clock = systemClock }: FollowerContactsOptions) {
    this.#api = api;
    this.#userIds = userIds;
    this.#book = new ContactBook(() => this.#read(), cacheTtl, clock);
  }

  /** Reads the contacts once, so that a wrong setting shows at once. @throws what the server API refuses with */
  async start(report: (event: DriverEvent) => void): Promise<void> {
    await this.#book.get(true);
    report({ type: 'login', account: { id: 'customer-contact', name: this.#userIds?.join(', ') ?? this.name } });
  }

  async contacts({ refresh = false }: { readonly refresh?: boolean } = {}): Promise<readonly GatewayContact[]> {
    return [...(await this.#book.get(refresh)).values()];
  }

  /** Makes a mass message for one contact, which the contact's first follower must confirm. */
  async send(contactId: string, message: ContactMessage): Promise<ContactSendResult> {
    const result = (await this.#sendTogether([contactId], message)).get(contactId);
    return result ?? unreachable();
  }

  /**
   * Welcomes a new contact (发送新客户欢迎语): goes out at once, with no confirmation.
   *
   * @param welcomeCode from the event that tells of the new contact: works once, within 20 seconds
   * @see https://developer.work.weixin.qq.com/document/path/92137
   * @throws {ApiError} 41050 when the code was used or is too old, 41051 when the chat has already started
   */
  async sendWelcome(welcomeCode: string, message: CustomerMessage): Promise<void> {
    await this.#api.externalContact.sendWelcomeMsg({ welcomeCode, ...message });
  }

  async stop(): Promise<void> {
    this.#book.clear();
  }

  async #read(): Promise<ReadonlyMap<string, GatewayContact>> {
    const userIds = this.#userIds ?? (await this.#api.externalContact.getFollowUserList());
    const { ties, tagGroups } = await readFollowed(this.#api, userIds);
    return mergeContacts(ties, tagGroups);
  }

  async #sendTogether(
    contactIds: readonly string[],
    { text }: ContactMessage,
  ): Promise<ReadonlyMap<string, ContactSendResult>> {
    const all = (result: ContactSendResult) => new Map(contactIds.map((id) => [id, result]));
    const [first = ''] = contactIds;
    const found = await this.#senderOf(first);
    if (typeof found !== 'string') return all(found);
    try {
      const request = { sender: found, externalUserId: contactIds, text };
      const { msgId, failList } = await this.#api.externalContact.addMsgTemplate(request);
      const failed = new Set(failList);
      const waiting: ContactSendResult = { state: 'awaiting_member', msgId, sender: found };
      return new Map(contactIds.map((id) => [id, failed.has(id) ? unreachable() : waiting]));
    } catch (error) {
      return all(sendFailure(error));
    }
  }

  /** The member who sends to this contact, or why nobody can. Nothing has been sent yet, whatever fails here. */
  async #senderOf(contactId: string): Promise<string | ContactSendResult> {
    try {
      return senderOf((await this.#book.get()).get(contactId)) ?? unknownContact(contactId);
    } catch (error) {
      const failure = sendFailure(error);
      return failure.state === 'unknown' ? { ...failure, state: 'failed' } : failure;
    }
  }
}

function unknownContact(id: string): ContactSendResult {
  return { state: 'failed', code: 'unknown_contact', message: `No follower has a contact ${id}.` };
}

function unreachable(): ContactSendResult {
  return { state: 'failed', code: 'unreachable', message: 'WeCom cannot reach this contact (fail_list).' };
}
