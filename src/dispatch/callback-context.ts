import type { WecomClient } from '../api/index.js';
import type { Context, ContextState } from '../handlers/index.js';
import type { Logger } from '../logger/index.js';
import type { Incoming } from '../message/index.js';
import type { CallbackRequest } from './callback-request.js';

/** What of an app every context refers to. */
export interface ContextSource {
  readonly corpId: string;
  readonly logger: Logger;
  /** @throws ConfigError when the app has no secret */
  readonly api: () => WecomClient;
}

/** One callback's context. What few handlers ask for is made when it is first asked for. */
export class CallbackContext implements Context {
  readonly requestId: string;
  match: RegExpExecArray | undefined;
  readonly #message: Incoming;
  readonly #source: ContextSource;
  readonly #request: CallbackRequest;
  #logger: Logger | undefined;
  #state: ContextState | undefined;
  #signal: AbortSignal | undefined;

  constructor(message: Incoming, source: ContextSource, request: CallbackRequest) {
    this.#message = message;
    this.requestId = nextRequestId();
    this.match = undefined;
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
    return this.#source.api();
  }

  get logger(): Logger {
    this.#logger ??= this.#source.logger.child({ requestId: this.requestId, userId: this.userId });
    return this.#logger;
  }

  get state(): ContextState {
    this.#state ??= {};
    return this.#state;
  }

  get signal(): AbortSignal {
    this.#signal ??= this.#request.signal ?? new AbortController().signal;
    return this.#signal;
  }
}

/** Unlike from run to run, so that the logs of two runs can be told apart, and short. */
const RUN = Math.floor(Math.random() * 36 ** 6).toString(36);
let requests = 0;

function nextRequestId(): string {
  requests++;
  return `${RUN}-${requests.toString(36)}`;
}
