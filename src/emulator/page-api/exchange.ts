import type { Json, JsonObject } from '../json.js';

/** One try to deliver a callback. */
export interface DeliveryTry {
  /** 1 to 3. */
  readonly number: number;
  readonly at: number;
  /** Milliseconds until the answer, or until it was cut off; absent while it runs. */
  readonly durationMs?: number;
  /** Absent while it runs, and when there was no answer. */
  readonly status?: number;
  readonly outcome: 'running' | 'answered' | 'timeout' | 'connection_failed' | 'bad_status';
  /** What happened, for people, when it was not answered. */
  readonly problem?: string;
}

/** A callback to the app with its tries and answer: one entry of the inspector. */
export interface CallbackExchange {
  readonly kind: 'callback';
  readonly id: string;
  readonly at: number;
  readonly agentId: number;
  readonly userId: string;
  /** E.g. `text`, `event click`, `event change_contact create_user`, `url verification`. */
  readonly title: string;
  readonly request: {
    readonly method: 'GET' | 'POST';
    readonly url: string;
    readonly msgSignature: string;
    readonly timestamp: string;
    readonly nonce: string;
    /** The encrypted body as posted. */
    readonly body: string;
    /** Before encryption, indented. */
    readonly xml: string;
  };
  readonly tries: readonly DeliveryTry[];
  /** The answer that counted; absent while there is none. */
  readonly answer?: {
    readonly status: number;
    /** As received, encrypted. */
    readonly body: string;
    /** Decrypted and indented; absent for an empty answer. */
    readonly xml?: string;
    readonly kind: 'empty' | 'success' | 'reply' | 'refused';
    /** Why WeCom would refuse it: wrong signature, wrong padding, wrong receiver, unknown reply, … */
    readonly problem?: string;
    readonly isSignatureRight?: boolean;
  };
  readonly state: 'running' | 'done' | 'failed';
  /** Text cut, unknown event, reply not shown and why, … */
  readonly warnings: readonly string[];
  /** The request as a `curl` command. */
  readonly curl: string;
}

/** A call of the server API: the other kind of entry. */
export interface ApiExchange {
  readonly kind: 'api';
  readonly id: string;
  readonly at: number;
  readonly agentId?: number;
  readonly title: string;
  readonly method: string;
  readonly path: string;
  /** Without secrets. */
  readonly query: Readonly<Record<string, string>>;
  readonly body: Json;
  readonly status: number;
  readonly errCode?: number;
  readonly errMsg?: string;
  readonly answer: Json;
  readonly warnings: readonly string[];
}

export type Exchange = CallbackExchange | ApiExchange;

/** How a callback is sent on purpose. */
export interface DeliveryOptions {
  /** So many times at once, e.g. 3; 1. */
  readonly times?: number;
  /** Milliseconds before it is sent. */
  readonly delayMs?: number;
  /** Sends it with a wrong signature. */
  readonly breakSignature?: boolean;
}

/** Fields of an event by their wire names; lists and nested elements as JSON. */
export type EventFields = JsonObject;
