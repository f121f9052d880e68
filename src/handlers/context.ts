import type { WecomClient } from '../api/index.js';
import type { Logger } from '../logger/index.js';
import type { Incoming } from '../message/index.js';

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
  /** Aborts when nobody waits for the reply any more: WeCom closed the connection, or the server shuts down. */
  readonly signal: AbortSignal;
  /** Values shared along the middleware chain; empty for each callback. */
  readonly state: ContextState;
}
