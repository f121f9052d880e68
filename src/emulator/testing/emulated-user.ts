import type { Dispatch } from '../callback/index.js';
import { eventSample } from '../catalog/index.js';
import { type CardSelection, type Chat, clickOn, type MemberMessage } from '../conversation/index.js';
import { EmulatorError } from '../emulator-error.js';
import { followLoginLink } from '../login/index.js';
import type { CallbackExchange, ConversationEntry, DeliveryOptions, EventFields } from '../page-api/index.js';
import type { EmulatedApp, MediaType, SensitiveField, World } from '../world/index.js';
import { mediaFileName } from './media-file-name.js';

/** To whom a member's act goes, and how. */
export interface ActOptions {
  /** The app or its agentId; default the first app. */
  readonly to?: EmulatedApp | number;
  /** Sends it several times, late, or with a broken signature. */
  readonly delivery?: DeliveryOptions;
}

export interface MediaActOptions extends ActOptions {
  /** Default: by the first bytes, e.g. `image.png`. Of bytes only. */
  readonly fileName?: string;
}

/** A place to send; coordinates as text keep their digits. */
export interface SentLocation {
  readonly latitude: number | string;
  readonly longitude: number | string;
  /** Zoom of the map; default 16. */
  readonly scale?: number;
  /** The place in words. */
  readonly label?: string;
}

export interface SentLink {
  readonly title: string;
  readonly url: string;
  readonly description?: string;
  readonly picUrl?: string;
}

/** What a member does on a login page. */
export interface AuthorizeOptions {
  /** False to deny it; default true. */
  readonly allow?: boolean;
  /** The fields that the member agrees to show (手动授权); default all. */
  readonly granted?: readonly SensitiveField[];
}

/**
 * A member at the keyboard. Every act sends a callback as WeCom does, within 5 seconds a try and three tries, and
 * answers the exchange when that has ended, well or not.
 *
 * Each throws EmulatorError: `no_callback` when the app has no callback URL, `unknown_reference` for an app, a media id
 * or a card that is not there, `invalid_argument` when the member does not see the app.
 */
export class EmulatedUser {
  readonly userId: string;
  readonly #world: World;
  readonly #chat: Chat;

  constructor(userId: string, world: World, chat: Chat) {
    this.userId = userId;
    this.#world = world;
    this.#chat = chat;
  }

  async sendText(content: string, options: ActOptions = {}): Promise<CallbackExchange> {
    return this.#say({ msgType: 'text', content }, options);
  }

  /** @param image the picture's bytes, or a media id */
  async sendImage(image: Uint8Array | string, options: MediaActOptions = {}): Promise<CallbackExchange> {
    return this.#sayMedia('image', image, options);
  }

  /** @param voice an AMR recording, or a media id; other formats arrive too, which they never do in WeCom */
  async sendVoice(voice: Uint8Array | string, options: MediaActOptions = {}): Promise<CallbackExchange> {
    return this.#sayMedia('voice', voice, options);
  }

  /** @param video an MP4, or a media id */
  async sendVideo(video: Uint8Array | string, options: MediaActOptions = {}): Promise<CallbackExchange> {
    return this.#sayMedia('video', video, options);
  }

  /** Puts a file into the conversation; WeCom documents no callback for it, and so none is sent. */
  async sendFile(file: Uint8Array | string, options: MediaActOptions = {}): Promise<CallbackExchange> {
    return this.#sayMedia('file', file, options);
  }

  async sendLocation(location: SentLocation, options: ActOptions = {}): Promise<CallbackExchange> {
    const { latitude, longitude, scale = 16, label = '' } = location;
    const place = { latitude: String(latitude), longitude: String(longitude), scale, label };
    return this.#say({ msgType: 'location', ...place }, options);
  }

  async sendLink(link: SentLink, options: ActOptions = {}): Promise<CallbackExchange> {
    const { title, url, description = '', picUrl = '' } = link;
    return this.#say({ msgType: 'link', title, url, description, picUrl }, options);
  }

  /** Opens the app: `enter_agent` (进入应用). */
  async enter(options: ActOptions = {}): Promise<CallbackExchange> {
    return this.event('enter_agent', { EventKey: '' }, options);
  }

  /** Presses the menu button with this key. One that the menu does not have sends a plain `click`. */
  async click(key: string, options: ActOptions = {}): Promise<CallbackExchange> {
    const app = this.#app(options);
    return this.#chat.clickMenu(this.userId, app, clickOn(app, key), options.delivery).done;
  }

  /**
   * Sends any event about this member.
   *
   * @param fields its own fields by their wire names; default those of the catalog
   */
  async event(
    event: string,
    fields?: EventFields,
    options: ActOptions & { readonly changeType?: string } = {},
  ): Promise<CallbackExchange> {
    const { changeType, delivery } = options;
    const composed = { event, changeType, fields: fields ?? eventSample(event, changeType)?.fields ?? {} };
    return this.#chat.report(this.userId, this.#app(options), composed, delivery).done;
  }

  /**
   * Clicks a template card that this member received.
   *
   * @param card the message as `expectReply` gives it, its id, or the msgId that `message/send` answered
   * @param key of a button, of an item of the corner menu, or of the submit button
   * @param selected the chosen options' ids by question key; default what the card shows as chosen
   */
  async clickCard(
    card: ConversationEntry | string,
    key: string,
    selected?: CardSelection,
    options: Pick<ActOptions, 'delivery'> = {},
  ): Promise<CallbackExchange> {
    const entry = this.#chat.findCard(this.userId, typeof card === 'string' ? card : card.id);
    return this.#chat.clickCard(this.userId, entry, key, selected, options.delivery).done;
  }

  /**
   * Opens a login link, for WeCom or with a QR code, and allows it; nothing is delivered to the app.
   *
   * @returns the URL that WeCom sends the browser back to, with `code` and `state`; without `code` when it is denied
   * @throws EmulatorError `invalid_argument` for a link that WeCom would not accept, with the reason
   */
  authorize(url: string, { allow = true, granted }: AuthorizeOptions = {}): string {
    return followLoginLink(this.#world, url, this.userId, { isAllowed: allow, granted });
  }

  /**
   * Makes this member the one whom silent logins (静默授权, `snsapi_base`) are of, in every browser: their page then
   * answers at once instead of offering a choice.
   */
  signIn(): void {
    this.#world.oauth.signedIn = this.userId;
  }

  /** What was said between this member and the app so far, oldest first. */
  conversation(options: Pick<ActOptions, 'to'> = {}): readonly ConversationEntry[] {
    const { agentId } = this.#app(options);
    return [...(this.#world.conversations.at({ agentId, userId: this.userId })?.entries ?? [])];
  }

  #say(message: MemberMessage, options: ActOptions): Dispatch['done'] {
    return this.#chat.say(this.userId, this.#app(options), message, options.delivery).done;
  }

  #sayMedia(type: MediaType, media: Uint8Array | string, options: MediaActOptions): Dispatch['done'] {
    if (typeof media === 'string') return this.#say({ msgType: type, mediaId: media }, options);
    const fileName = options.fileName ?? mediaFileName(type, media);
    const { mediaId } = this.#world.media.add({ type, bytes: media, fileName }, this.#world.clock.now());
    return this.#say({ msgType: type, mediaId }, options);
  }

  #app({ to }: Pick<ActOptions, 'to'>): EmulatedApp {
    if (typeof to === 'object') return to;
    const app = to === undefined ? this.#world.apps.all()[0] : this.#world.apps.byAgentId(to);
    if (app !== undefined) return app;
    const message = to === undefined ? 'There is no app yet; make one with createApp().' : `There is no app ${to}.`;
    throw new EmulatorError('unknown_reference', message);
  }
}
