import type { JsonObject } from '../json.js';

/** One bubble or notice of a conversation. */
export interface ConversationEntry {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Who it comes from: a member, the app or robot, or the platform (`event`: shown as a grey line in the middle). */
  readonly from: 'user' | 'app' | 'event';
  /** The sender's userId or name, for groups. */
  readonly sender: string;
  /**
   * text, image, voice, video, file, location, link; textcard, news, mpnews, markdown, miniprogram_notice,
   * template_card; event.
   */
  readonly msgType: string;
  /**
   * By the server API's names, e.g. `{content}`, `{media_id, url, file_name, size}` (`url` is on the emulator),
   * `{title, description, url, btntxt}`, `{articles: [...]}`, a whole template card, `{latitude, longitude, label}`,
   * `{event, change_type, event_key}`.
   */
  readonly content: JsonObject;
  /** How it came: the member typed it, the callback's answer carried it, or the server API. */
  readonly road: 'sent' | 'passive' | 'active';
  /** What `message/send` answered for it; a recall, and a test's click on a card, name it. */
  readonly msgId?: string;
  /** The exchange that belongs to it, for the inspector. */
  readonly exchangeId?: string;
  /** WeCom cut it, or shows it confidentially, or it was taken back. */
  readonly isCut?: boolean;
  readonly isSafe?: boolean;
  readonly isRecalled?: boolean;
  /** A card: whether it can still be clicked by this member, and what its disabled button says. */
  readonly card?: { readonly isDone: boolean; readonly replaceText?: string };
}
