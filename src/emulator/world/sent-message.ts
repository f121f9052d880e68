import type { JsonObject } from '../json.js';

/** The way a message came: `message/send`, `appchat/send`, a group robot, or a welcome message to a customer. */
export type SentChannel = 'message' | 'appchat' | 'robot' | 'welcome';

/** A message that an app or robot sent, as one receiver got it (or did not: see `dropped`). */
export interface SentMessage {
  readonly channel: SentChannel;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The receiver: a member's userId, a customer's external_userid, or a robot's name. */
  readonly to: string;
  /** The sending app; absent for a robot. */
  readonly agentId: number | undefined;
  /** Only `message/send` has one; every receiver of one call has the same. */
  readonly msgId: string | undefined;
  /** The group chat (`appchat`) it went to. */
  readonly chatId: string | undefined;
  readonly msgType: string;
  /** The member named by `msgType` as it arrives, after WeCom's cuts; replaced when a card is updated. */
  content: JsonObject;
  /** 0, or 1 and 2 for confidential messages (保密消息). */
  readonly safe: number;
  /** The fields that WeCom shortened without saying so, e.g. `text.content`. */
  readonly cut: readonly string[];
  /** Why the receiver never saw it although the sender was told `ok`. */
  readonly dropped: 'frequency' | 'duplicate' | undefined;
  /** When `message/recall` took it back. */
  recalledAt: number | undefined;
  /** When `message/update_template_card` last changed it. */
  updatedAt: number | undefined;
}

export type SentDraft = Pick<SentMessage, 'channel' | 'at' | 'to' | 'msgType' | 'content'> &
  Partial<Pick<SentMessage, 'agentId' | 'msgId' | 'chatId' | 'safe' | 'cut' | 'dropped'>>;
