import type { WecomClient } from '../api/index.js';
import type { Logger } from '../logger/index.js';
import type { Incoming } from '../message/index.js';
import type { Pushable } from './pushable.js';
import type { Session } from './session.js';

/** Values that middleware leaves for handlers. Declare your own keys by merging into this interface. */
export interface ContextState {
  [key: string]: unknown;
}

/** What a handler knows of the callback besides the message itself. */
export interface Context<M extends Incoming = Incoming> {
  /** The message or event being handled. */
  readonly message: M;
  /** The member (成员 UserID) it comes from; `sys` for events of the system, empty where WeCom names nobody. */
  readonly userId: string;
  /** The company (企业ID) it comes from. */
  readonly corpId: string;
  /** The app (应用ID); absent for events that are not bound to one. */
  readonly agentId: number | undefined;
  /** What the handler's pattern matched, groups included; absent when it was not chosen by a pattern. */
  readonly match: RegExpExecArray | undefined;
  /**
   * The server API (服务端API) for this app: send, upload, look up.
   *
   * @throws ConfigError naming the missing setting when the app has no `secret`
   */
  readonly api: WecomClient;
  /** Writes lines that carry this callback's `requestId` and sender. */
  readonly logger: Logger;
  /** Names this callback in the log. */
  readonly requestId: string;
  /**
   * Aborts when no road is left for the reply: WeCom has made its last try and nothing can be sent actively, or the
   * server shuts down before the handler has ended.
   */
  readonly signal: AbortSignal;
  /** What this app remembers of this member, on the app's store. */
  readonly session: Session;
  /**
   * Answers WeCom at once, with an empty 200 or with `notice`, and goes on: what the handler returns is then sent by
   * `message/send`. For a handler that knows it will be slow; one that does not call it is deferred at
   * `replyDeadline` anyway.
   *
   * Resolves once the callback is kept where a crash cannot reach it (`store`); rejects, and leaves WeCom without an
   * answer, when that fails.
   *
   * @throws ConfigError when the app cannot send, for want of `secret` or `agentId`
   * @throws StoreError `store_unavailable`
   */
  defer(notice?: string): Promise<void>;
  /**
   * Sends a message to this member besides the reply, now or later, as often as it takes: it resolves once the message
   * is kept in the outbox. Messages of one callback arrive in order. A long text is split.
   *
   * @throws ConfigError when the app cannot send, for want of `secret` or `agentId`
   * @throws HandlerError `invalid_reply` for what cannot be sent, such as a raw reply
   * @throws StoreError `store_unavailable`
   */
  push(message: Pushable): Promise<void>;
  /** Values shared along the middleware chain; empty for each callback. */
  readonly state: ContextState;
}
