import { type Callback, type Courier, type Dispatch, eventCallback, messageCallback } from '../callback/index.js';
import { EmulatorError } from '../emulator-error.js';
import type { CallbackExchange, ConversationEntry, DeliveryOptions, EventFields } from '../page-api/index.js';
import { type EmulatedApp, opaqueId, type User, type World } from '../world/index.js';
import { type CardSelection, cardClick } from './card-click.js';
import { composeMessage, type MemberMessage } from './compose-message.js';
import type { MenuClick } from './menu-click.js';

/** An event as somebody composes it. */
export interface ComposedEvent {
  readonly event: string;
  readonly changeType?: string | undefined;
  readonly fields: EventFields;
}

/** What members do with apps: each act appears in the conversation and goes to the app as a callback. */
export class Chat {
  readonly #world: World;
  readonly #courier: Courier;

  constructor(world: World, courier: Courier) {
    this.#world = world;
    this.#courier = courier;
  }

  /** Has the member say something to the app. */
  say(userId: string, app: EmulatedApp, message: MemberMessage, delivery?: DeliveryOptions): Dispatch {
    const user = this.#demandVisible(userId, app);
    const { content, fields, warnings } = composeMessage(this.#world, message);
    const now = this.#world.clock.now();
    const { msgType } = message;
    const dispatch =
      fields === undefined
        ? this.#withoutCallback(app, user, msgType, warnings)
        : this.#send(messageCallback({ app, userId: user.userId, msgType, fields, now, warnings }), delivery);
    this.#add(app, user, { from: 'user', msgType, content }, dispatch.exchangeId);
    return dispatch;
  }

  /** Sends any event; what only the platform reports comes from the platform. */
  report(userId: string, app: EmulatedApp, event: ComposedEvent, delivery?: DeliveryOptions): Dispatch {
    return this.#report(this.#demandUser(userId), app, event, delivery);
  }

  /** Has the member press a button of the app's menu. */
  clickMenu(userId: string, app: EmulatedApp, click: MenuClick, delivery?: DeliveryOptions): Dispatch {
    return this.#report(this.#demandVisible(userId, app), app, click, delivery);
  }

  /** Has the member click a template card, which gets a fresh ResponseCode. */
  clickCard(
    userId: string,
    entry: ConversationEntry,
    key: string,
    selected?: CardSelection,
    delivery?: DeliveryOptions,
  ): Dispatch {
    const user = this.#demandUser(userId);
    const { agentId, userId: owner } = this.#world.conversations.of(entry.id) ?? {};
    const app = agentId === undefined ? undefined : this.#world.apps.byAgentId(agentId);
    if (app === undefined || owner !== user.userId || entry.msgId === undefined) {
      throw new EmulatorError('unknown_reference', `${user.userId} has received no such card from an app.`);
    }
    const { event, fields } = cardClick(entry, key, selected);
    const responseCode = this.#world.cards.issue(entry.msgId, app.agentId, this.#world.clock.now());
    const { SelectedItems, ...common } = fields;
    const clicked = { ...common, ResponseCode: responseCode, SelectedItems };
    return this.#report(user, app, { event, fields: clicked }, delivery, entry.id);
  }

  /** The card's entry in one of the member's conversations, by its own id or by what `message/send` answered. */
  findCard(userId: string, id: string): ConversationEntry {
    const { conversations } = this.#world;
    const user = this.#demandUser(userId);
    const entry = conversations
      .all()
      .filter((conversation) => conversation.userId === user.userId)
      .flatMap(({ entries }) => entries)
      .find((candidate) => candidate.id === id || candidate.msgId === id);
    if (entry !== undefined) return entry;
    throw new EmulatorError('unknown_reference', `${userId} has received no message with the id ${id}.`);
  }

  /** Sends a callback once more, as it was. */
  replay(exchangeId: string, delivery?: DeliveryOptions): Dispatch {
    const dispatch = this.#courier.replay(exchangeId, delivery);
    if (dispatch !== undefined) return dispatch;
    throw new EmulatorError('unknown_reference', 'That callback is no longer known, so it cannot be sent again.');
  }

  #report(
    user: User,
    app: EmulatedApp,
    { event, changeType, fields }: ComposedEvent,
    delivery?: DeliveryOptions,
    cardEntryId?: string,
  ): Dispatch {
    const now = this.#world.clock.now();
    const card = cardEntryId === undefined ? {} : { cardEntryId };
    const callback = eventCallback({ app, userId: user.userId, event, changeType, fields, now, ...card });
    const dispatch = this.#send(callback, delivery);
    const { EventKey: eventKey } = fields;
    const content = {
      event,
      ...(changeType === undefined ? {} : { change_type: changeType }),
      ...(typeof eventKey === 'string' ? { event_key: eventKey } : {}),
    };
    this.#add(app, user, { from: 'event', msgType: 'event', content }, dispatch.exchangeId);
    return dispatch;
  }

  #send(callback: Callback, delivery?: DeliveryOptions): Dispatch {
    const { app } = callback;
    if (app.callback.url !== undefined) return this.#courier.send(callback, delivery);
    const last = app.verification === undefined ? '' : ` The last one did not pass: ${app.verification.message}`;
    throw new EmulatorError(
      'no_callback',
      `App ${app.agentId} has no callback URL; give it one with app.connect(url).${last}`,
    );
  }

  /** An exchange for what WeCom does not report, so that the inspector can say so. */
  #withoutCallback(app: EmulatedApp, user: User, msgType: string, warnings: readonly string[]): Dispatch {
    const exchange: CallbackExchange = {
      kind: 'callback',
      id: opaqueId(12),
      at: this.#world.clock.now(),
      agentId: app.agentId,
      userId: user.userId,
      title: msgType,
      request: { method: 'POST', url: '', msgSignature: '', timestamp: '', nonce: '', body: '', xml: '' },
      tries: [],
      state: 'done',
      warnings,
      curl: '',
    };
    this.#world.exchanges.put(exchange);
    return { exchangeId: exchange.id, done: Promise.resolve(exchange) };
  }

  #add(
    app: EmulatedApp,
    { userId }: User,
    entry: Pick<ConversationEntry, 'from' | 'msgType' | 'content'>,
    exchangeId: string,
  ): void {
    const at = this.#world.clock.now();
    const added = { at, sender: userId, road: 'sent', exchangeId, ...entry } as const;
    this.#world.conversations.add({ agentId: app.agentId, userId }, added);
  }

  #demandUser(userId: string): User {
    const user = this.#world.directory.user(userId);
    if (user !== undefined) return user;
    throw new EmulatorError('unknown_reference', `There is no member ${userId}.`);
  }

  /** Members see an app only within its visible range (可见范围), and while it is not stopped. */
  #demandVisible(userId: string, app: EmulatedApp): User {
    const user = this.#demandUser(userId);
    if (!app.enabled) throw new EmulatorError('invalid_argument', `App ${app.agentId} is stopped.`);
    if (this.#world.visibility.seesUser(app, user)) return user;
    throw new EmulatorError(
      'invalid_argument',
      `${user.userId} is not in the visible range (可见范围) of app ${app.agentId}.`,
    );
  }
}
