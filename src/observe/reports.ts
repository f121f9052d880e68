import type { CallbackErrorCode } from '../errors/index.js';
import type { EventName, Incoming } from '../message/index.js';

/**
 * What one request to the callback URL came to: `replied`, `empty` (the handler had nothing to say), `unhandled` (no
 * handler took it), `handler_error`, `acknowledged` (an empty 200; the answer comes by another road), `dropped` (an
 * empty 200 and no answer), `waiting` (left unanswered, so that WeCom tries again), `refused` (a 4xx), `busy` (a 503;
 * WeCom tries again) or `internal_error` (a 500).
 */
export type ObservedOutcome =
  | 'replied'
  | 'empty'
  | 'unhandled'
  | 'handler_error'
  | 'acknowledged'
  | 'dropped'
  | 'waiting'
  | 'refused'
  | 'busy'
  | 'internal_error';

/**
 * The road of an answer: `passive` in the HTTP response in time, `hold` in the response to a later try, `push` by
 * `message/send` after the deadline, `defer` the same because the handler asked for it, `drop` nowhere; `none` when
 * there is no answer to give.
 */
export type ObservedRoad = 'passive' | 'hold' | 'push' | 'defer' | 'drop' | 'none';

/** One request to the callback URL, answered; each try of WeCom's makes one. */
export interface CallbackReport {
  /** `unknown` for what this version does not know, and for what was refused before it could be read. */
  readonly msgType: Incoming['msgType'];
  /** Of an event, its name as the typed event has it: `unknown` for one that this version does not know. */
  readonly event?: EventName | undefined;
  readonly outcome: ObservedOutcome;
  readonly road: ObservedRoad;
  /** Whether it had been taken before: a further try of WeCom's, or a replay. */
  readonly duplicate: boolean;
  /** From its arrival to the HTTP response. */
  readonly durationMs: number;
  /** Why it was `refused` or is `busy`. */
  readonly code?: CallbackErrorCode | undefined;
}

/** One run of a handler. */
export interface HandlerReport {
  /** Its name as the log has it, e.g. `Bot.order` or `onText('help')`. */
  readonly handler: string;
  readonly durationMs: number;
  readonly failed: boolean;
}

/** One answer given to a member. */
export interface ReplyReport {
  readonly road: ObservedRoad;
  /** From the callback's first arrival to the answer: the HTTP response, or the success of `message/send`. */
  readonly latencyMs: number;
}

/** Something done to a job of the outbox: `dead` is given up and kept for a person to decide. */
export interface OutboxReport {
  readonly event: 'put' | 'sent' | 'retried' | 'dead';
  /** E.g. `work` or `send`. */
  readonly kind: string;
}

/** What is fetched and kept for calls: the access token, the jsapi_ticket of the corp or that of the app. */
export type CredentialName = 'access_token' | 'corp_ticket' | 'app_ticket';

/** One attempt to fetch a credential, from WeCom or from a `tokenProvider`. */
export interface CredentialReport {
  readonly name: CredentialName;
  readonly ok: boolean;
  /** Repeats after a failure included. */
  readonly durationMs: number;
}

/** One HTTP request of the server API; a call that is repeated makes several. */
export interface ApiCallReport {
  /** The call, e.g. `message/send`; never with its query. */
  readonly path: string;
  /** The platform's errcode, when it refused. */
  readonly errCode?: number | undefined;
  /**
   * Absent on success. The `code` of the `ApiError` or `HttpError`, e.g. `rate_limited` or `timeout`; `aborted` when
   * the caller gave up, `unexpected` for anything else.
   */
  readonly code?: string | undefined;
  readonly durationMs: number;
}

/** Whether the store could be reached, told when it was tried. */
export interface StoreReport {
  readonly available: boolean;
}
