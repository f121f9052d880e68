import type { WecomClient } from '../api/index.js';
import type { Context, ContextState, Pushable, Session } from '../handlers/index.js';
import type { Logger } from '../logger/index.js';
import type { Incoming } from '../message/index.js';
import type { ContextRoads } from './context-roads.js';

/** What of an app every context refers to. */
export interface ContextSource {
  readonly corpId: string;
  readonly logger: Logger;
  /**
   * The client of the app, which a callback may name where the settings do not.
   *
   * @throws ConfigError when the app has no secret
   */
  readonly api: (agentId: number | undefined) => WecomClient;
  /** What is remembered of a member. */
  readonly session: (userId: string) => Session;
}

/** One callback's context. What few handlers ask for is made when it is first asked for. */
export class CallbackContext implements Context {
  readonly requestId: string;
  match: RegExpExecArray | undefined;
  /** Set by whoever delivers the answer, before any handler sees the context. */
  roads: ContextRoads | undefined;
  readonly #message: Incoming;
  readonly #source: ContextSource;
  readonly #request: { readonly signal?: AbortSignal };
  #logger: Logger | undefined;
  #state: ContextState | undefined;
  #session: Session | undefined;

  constructor(message: Incoming, source: ContextSource, request: { readonly signal?: AbortSignal } = {}) {
    this.#message = message;
    this.requestId = nextRequestId();
    this.match = undefined;
    this.roads = undefined;
    this.#source = source;
    this.#request = request;
  }

  get message(): Incoming {
    return this.#message;
  }

  get userId(): string {
    return this.message.fromUserName;
  }

  get corpId(): string {
    return this.#source.corpId;
  }

  get agentId(): number | undefined {
    return 'agentId' in this.message ? this.message.agentId : undefined;
  }

  get api(): WecomClient {
    return this.#source.api(this.agentId);
  }

  get logger(): Logger {
    this.#logger ??= this.#source.logger.child({ requestId: this.requestId, userId: this.userId });
    return this.#logger;
  }

  get state(): ContextState {
    this.#state ??= {} as ContextState;
    return this.#state;
  }

  get session(): Session {
    this.#session ??= this.#source.session(this.userId);
    return this.#session;
  }

  get signal(): AbortSignal {
    return this.#roads.signal;
  }

  /** Whether there is somebody to answer: events of the system come from nobody. */
  get isFromMember(): boolean {
    return this.userId !== '' && this.userId !== 'sys';
  }

  /** Aborts when the caller of this try is gone; absent on a transport that cannot tell. */
  get callerGone(): AbortSignal | undefined {
    return this.#request.signal;
  }

  defer(notice?: string): Promise<void> {
    return this.#roads.defer(notice);
  }

  push(message: Pushable): Promise<void> {
    return this.#roads.push(message);
  }

  get #roads(): ContextRoads {
    if (this.roads === undefined) throw new TypeError('the context is not being delivered');
    return this.roads;
  }
}

/** Unlike from run to run, so that the logs of two runs can be told apart, and short. */
const RUN = Math.floor(Math.random() * 36 ** 6).toString(36);
let requests = 0;

function nextRequestId(): string {
  requests++;
  return `${RUN}-${requests.toString(36)}`;
}
