import type { Chat } from './conversation/index.js';
import { EmulatorError } from './emulator-error.js';
import type { ConversationEntry, Exchange, PageConversation } from './page-api/index.js';
import { PAGE_PREFIX } from './page-server/index.js';
import { type Faults, normaliseCallName } from './protocol/index.js';
import type { HttpServer } from './server/index.js';
import type { DataFolder } from './storage/index.js';
import { EmulatedUser, type ExpectOptions, type ReplyInbox, type ReplyPattern } from './testing/index.js';
import type {
  AppOptions,
  CallRecord,
  CorpTagGroup,
  CorpTagGroupOptions,
  Customer,
  Department,
  DepartmentOptions,
  EmulatedApp,
  EmulatedCorp,
  EmulatedRobot,
  ExternalContactOptions,
  GroupChat,
  GroupChatOptions,
  MassTask,
  MediaOptions,
  OAuthCodeOptions,
  OAuthStranger,
  RobotOptions,
  SentMessage,
  StoredMedia,
  Tag,
  TagOptions,
  User,
  UserOptions,
  World,
} from './world/index.js';

interface EmulatorParts {
  readonly world: World;
  readonly faults: Faults;
  readonly server: HttpServer;
  readonly chat: Chat;
  readonly inbox: ReplyInbox;
  readonly folder: DataFolder | undefined;
}

/** A running emulator, made by `startEmulator`: sets up the company, plays its members, shows what happened. */
export class Emulator {
  /** `http://127.0.0.1:PORT`: the origin to give a client instead of `https://qyapi.weixin.qq.com`. */
  readonly apiBase: string;
  /** The chat page, to be opened in a browser. */
  readonly pageUrl: string;
  readonly corp: EmulatedCorp;
  /** The contacts-sync assistant (通讯录同步): its `secret` gets tokens for `user/list_id` and the tags. */
  readonly contacts: EmulatedApp;
  readonly faults: Faults;
  readonly #world: World;
  readonly #server: HttpServer;
  readonly #chat: Chat;
  readonly #inbox: ReplyInbox;
  readonly #folder: DataFolder | undefined;

  constructor({ world, faults, server, chat, inbox, folder }: EmulatorParts) {
    this.apiBase = server.origin;
    this.pageUrl = server.origin + PAGE_PREFIX;
    this.corp = world.corp;
    this.contacts = world.apps.contacts;
    this.faults = faults;
    this.#world = world;
    this.#server = server;
    this.#chat = chat;
    this.#inbox = inbox;
    this.#folder = folder;
  }

  /** The member with this userId, ready to act. One that is not there yet is created, in the root department. */
  user(userId: string): EmulatedUser {
    const known = this.#world.directory.user(userId) ?? this.addUser({ userId });
    return new EmulatedUser(known.userId, this.#world, this.#chat);
  }

  /**
   * Waits for a message of an app or robot, passive or active, that no expectation has taken yet. Of several that fit,
   * the oldest is taken; those that do not fit stay for later expectations.
   *
   * @param pattern its words exactly, a pattern for them, or a function; default any message
   * @throws EmulatorError `unexpected_reply` when none came in time, telling what did, and how the callbacks went
   */
  expectReply(pattern?: ReplyPattern, options: ExpectOptions = {}): Promise<ConversationEntry> {
    return this.#inbox.expect(pattern, options);
  }

  /**
   * Waits a moment.
   *
   * @throws EmulatorError `unexpected_reply` when there is a message that no expectation has taken
   */
  expectNoReply(options: ExpectOptions = {}): Promise<void> {
    return this.#inbox.expectNone(options);
  }

  /** The apps, in the order they were created. */
  get apps(): readonly EmulatedApp[] {
    return this.#world.apps.all();
  }

  /** What members, apps and robots have said, as the members see it. */
  get conversations(): readonly PageConversation[] {
    return this.#world.conversations.all();
  }

  /** Callbacks and API calls with their answers, oldest first; about the latest 1000 are kept. */
  get exchanges(): readonly Exchange[] {
    return this.#world.exchanges.all();
  }

  /** What apps and robots have sent, one entry per receiver, newest last. */
  get sent(): readonly SentMessage[] {
    return this.#world.outbox.sent;
  }

  /** The API calls answered so far, newest last; about the latest 10,000 are kept. */
  get calls(): readonly CallRecord[] {
    return this.#world.calls.records;
  }

  /** Temporary media (临时素材) by media_id, the expired too. */
  get media(): ReadonlyMap<string, StoredMedia> {
    return this.#world.media.all;
  }

  /** Mass messages (企业群发) that wait for a member's confirmation. */
  get massTasks(): readonly MassTask[] {
    return this.#world.massTasks;
  }

  /** The calls of one path, e.g. `gettoken` or `/cgi-bin/message/send`. */
  callsOf(path: string): CallRecord[] {
    const name = normaliseCallName(path);
    return this.calls.filter((call) => normaliseCallName(call.path) === name);
  }

  /**
   * Hears of each message as it is sent.
   *
   * @returns a function that ends it
   */
  onSent(listener: (message: SentMessage) => void): () => void {
    return this.#world.outbox.listeners.add(listener);
  }

  /**
   * Hears of each API call as it is answered.
   *
   * @returns a function that ends it
   */
  onCall(listener: (call: CallRecord) => void): () => void {
    return this.#world.calls.listeners.add(listener);
  }

  /**
   * Hears of each exchange as it begins, and again with each step it makes: same id, later state.
   *
   * @returns a function that ends it
   */
  onExchange(listener: (exchange: Exchange) => void): () => void {
    return this.#world.exchanges.listeners.add(listener);
  }

  /** Creates an app (自建应用) with agentId, secret, visible range and callback settings. */
  createApp(options: AppOptions = {}): EmulatedApp {
    return this.#touched(this.#world.apps.create(options));
  }

  /** Adds a member, or replaces the one with this userId. */
  addUser(options: UserOptions): User {
    return this.#touched(this.#world.directory.addUser(options));
  }

  /** Removes a member, as when somebody leaves the company; false when there is none. */
  removeUser(userId: string): boolean {
    return this.#touched(this.#world.directory.removeUser(userId));
  }

  /** Adds a department (部门), or replaces the one with this id. The root department 1 is always there. */
  addDepartment(options: DepartmentOptions): Department {
    return this.#touched(this.#world.directory.addDepartment(options));
  }

  /** Adds a tag (标签) of members and departments. */
  addTag(options: TagOptions): Tag {
    return this.#touched(this.#world.tags.add(options));
  }

  /** Adds a customer (外部联系人) of one or more members. */
  addExternalContact(options: ExternalContactOptions): Customer {
    return this.#world.customers.add(options, this.#world.clock.now());
  }

  /** Adds a group of corp tags (企业客户标签组) as an admin would: no app may change it. */
  addCorpTagGroup(options: CorpTagGroupOptions): CorpTagGroup {
    return this.#world.corpTags.addGroup(options, this.#world.clock.now());
  }

  /** Adds a group of members and customers (客户群). */
  addGroupChat(options: GroupChatOptions): GroupChat {
    return this.#world.groupChats.add(options, this.#world.clock.now());
  }

  /** Adds a group robot (群机器人). */
  addRobot(options: RobotOptions = {}): EmulatedRobot {
    return this.#touched(this.#world.robots.add(options, this.apiBase));
  }

  /** The robot with this key; one that is not there yet is added. */
  robot(key: string): EmulatedRobot {
    return this.#world.robots.get(key) ?? this.addRobot({ key });
  }

  /** Takes a robot out of its group: its key answers 93000. */
  removeRobot(key: string): boolean {
    return this.#touched(this.#world.robots.remove(key));
  }

  /** Stores media as if a member had sent it, of any size: what a callback's `MediaId` refers to. */
  addMedia(options: MediaOptions): StoredMedia {
    return this.#touched(this.#world.media.add(options, this.#world.clock.now()));
  }

  /**
   * Logs somebody in and returns the `code` that the redirect would carry: single use, 5 minutes.
   *
   * @param who a member's userId, or somebody from WeChat who is no member
   */
  issueOAuthCode(who: string | OAuthStranger, options: OAuthCodeOptions = {}): string {
    if (typeof who === 'string' && this.#world.directory.user(who) === undefined) {
      throw new EmulatorError(
        'unknown_reference',
        `There is no member ${who}; for a person from WeChat pass { openId }.`,
      );
    }
    return this.#world.oauth.issueCode(who, options, this.#world.clock.now());
  }

  /** A `welcome_code` as the event of a new customer carries it: single use, 20 s. */
  issueWelcomeCode(userId: string, externalUserId: string): string {
    if (this.#world.customers.follow(userId, externalUserId) === undefined) {
      throw new EmulatorError(
        'unknown_reference',
        `${externalUserId} is no customer of ${userId}; see addExternalContact.`,
      );
    }
    return this.#world.welcomeCodes.issue(userId, externalUserId, this.#world.clock.now());
  }

  /** A `response_code` as a click on a card makes it: single use, 72 hours. */
  issueResponseCode(msgId: string): string {
    const agentId = this.#world.outbox.copies(msgId)[0]?.agentId;
    if (agentId === undefined) throw new EmulatorError('unknown_reference', 'No message has this msgId.');
    return this.#world.cards.issue(msgId, agentId, this.#world.clock.now());
  }

  /** Ends every delivery and connection, writes `dataDir` and stops listening; harmless when repeated. */
  async close(): Promise<void> {
    this.#inbox.close();
    await this.#server.close();
    await this.#folder?.close();
  }

  #touched<T>(value: T): T {
    this.#world.touch();
    return value;
  }
}
