import type { JsonObject } from '../json.js';
import { Listeners } from '../listeners.js';
import type { SentDraft, SentMessage } from './sent-message.js';

/** One call of `message/send` that was remembered for the repeat check (重复消息检查). */
interface Repeatable {
  readonly at: number;
  readonly msgId: string;
}

/** Everything apps and robots have sent, newest last. */
export class Outbox {
  readonly sent: SentMessage[] = [];
  readonly listeners = new Listeners<SentMessage>();
  /** Hears of copies that were taken back or updated. */
  readonly changes = new Listeners<SentMessage>();
  readonly #byMsgId = new Map<string, SentMessage[]>();
  readonly #repeatable = new Map<string, Repeatable>();

  add(draft: SentDraft): SentMessage {
    const message: SentMessage = {
      channel: draft.channel,
      at: draft.at,
      to: draft.to,
      agentId: draft.agentId,
      msgId: draft.msgId,
      chatId: draft.chatId,
      msgType: draft.msgType,
      content: draft.content,
      safe: draft.safe ?? 0,
      cut: draft.cut ?? [],
      dropped: draft.dropped,
      recalledAt: undefined,
      updatedAt: undefined,
    };
    this.keep(message);
    this.listeners.emit(message);
    return message;
  }

  /** Takes up a message without telling anybody, such as one of an earlier run. */
  keep(message: SentMessage): void {
    this.sent.push(message);
    if (message.msgId === undefined) return;
    const copies = this.#byMsgId.get(message.msgId);
    if (copies === undefined) this.#byMsgId.set(message.msgId, [message]);
    else copies.push(message);
  }

  /** Takes a copy back, as `message/recall` does. */
  recall(copy: SentMessage, now: number): void {
    copy.recalledAt ??= now;
    this.changes.emit(copy);
  }

  /** Puts other content in the place of a copy's, as the update of a card does. */
  update(copy: SentMessage, content: JsonObject, now: number): void {
    copy.content = content;
    copy.updatedAt = now;
    this.changes.emit(copy);
  }

  /** Every receiver's copy of one `message/send`. */
  copies(msgId: string): readonly SentMessage[] {
    return this.#byMsgId.get(msgId) ?? [];
  }

  /** The msgId of the same request within the last `interval` milliseconds. */
  repeatOf(request: string, now: number, interval: number): string | undefined {
    const earlier = this.#repeatable.get(request);
    return earlier !== undefined && now - earlier.at < interval ? earlier.msgId : undefined;
  }

  rememberForRepeats(request: string, msgId: string, now: number): void {
    this.#repeatable.set(request, { at: now, msgId });
  }
}
