import { sleep } from '../../clock/index.js';
import { HttpError } from '../../errors/index.js';
import type { Logger } from '../../logger/index.js';
import { inSpan, type Observer, type Tracer, type TraceSpan } from '../../observe/index.js';
import { type HttpResponse, readBody } from '../transport/index.js';
import type { WireRecord } from '../wire/index.js';
import { apiPath } from './api-path.js';
import type { InternalRequest } from './api-request.js';
import { ConcurrencyGate } from './concurrency-gate.js';
import { Exchange, type ExchangeOptions } from './exchange.js';
import { failureOf } from './failure-of.js';
import { type Attempts, nextStep, type RetryTerms } from './next-step.js';
import { type AnswerContext, readAnswer } from './read-answer.js';
import { secretsOf } from './secrets-of.js';

/** Longer than any answer of the server API; a file is read in another way. */
const ANSWER_LIMIT = 32 * 1024 * 1024;

/** Where the caller gets its access token. */
export interface AccessTokens {
  get(): Promise<string>;
  /** A token to use in place of one that was refused; the same one when no other can be had. */
  renew(refused: string): Promise<string>;
}

export interface ApiCallerOptions extends ExchangeOptions {
  readonly logger: Logger;
  /** Calls at once. */
  readonly maxConcurrent: number;
  /** How long a call may wait for a frequency limit, unless it says otherwise, in milliseconds. */
  readonly maxWait: number;
  /** What no error and no line may hold, besides what a request carries. */
  readonly secrets?: readonly string[];
  /** Hears of every request. */
  readonly observer?: Observer | undefined;
  /** Makes a span of every call. */
  readonly tracer?: Tracer | undefined;
  readonly random?: () => number;
}

/** What is needed to read the answer to one attempt. */
export type AnswerReader<Result> = (response: HttpResponse, context: AnswerContext) => Promise<Result>;

/** Makes calls: adds the access token, repeats what may be repeated, and reads the answer. */
export class ApiCaller {
  readonly #options: ApiCallerOptions;
  readonly #exchange: Exchange;
  readonly #gate: ConcurrencyGate;
  readonly #tokens: AccessTokens | undefined;
  #closed = false;

  /** @param tokens absent for calls that carry their own credential, such as those of a group robot */
  constructor(options: ApiCallerOptions, tokens?: AccessTokens) {
    this.#options = options;
    this.#exchange = new Exchange(options);
    this.#gate = new ConcurrencyGate(options.maxConcurrent);
    this.#tokens = tokens;
  }

  /** How long a call may wait for a frequency limit, unless it says otherwise, in milliseconds. */
  get maxWait(): number {
    return this.#options.maxWait;
  }

  /**
   * Makes a call whose answer is JSON and returns that, in the platform's spelling.
   * @throws {ApiError} when WeCom refuses it
   * @throws {HttpError} when no answer can be had
   */
  call(path: string, request: InternalRequest = {}): Promise<WireRecord> {
    return this.exchange(path, request, async ({ body }, context) => {
      return readAnswer(await readBody(body, ANSWER_LIMIT), context);
    });
  }

  /** Makes a call whose answer `read` takes care of. */
  async exchange<Result>(path: string, request: InternalRequest, read: AnswerReader<Result>): Promise<Result> {
    const name = apiPath(path);
    return inSpan(this.#options.tracer, 'wecom.api', { 'wecom.api.path': name }, (span) =>
      this.#repeat(name, request, read, span),
    );
  }

  /** Refuses further calls, lets those under way finish, and closes the connections. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#options.transport.close();
  }

  async #repeat<Result>(
    name: string,
    request: InternalRequest,
    read: AnswerReader<Result>,
    span: TraceSpan | undefined,
  ): Promise<Result> {
    const tokens = request.auth === 'none' ? undefined : this.#tokens;
    const terms: RetryTerms = {
      idempotent: request.idempotent ?? (request.method ?? (request.json || request.form ? 'POST' : 'GET')) === 'GET',
      renewable: tokens !== undefined,
      maxWait: request.maxWait ?? this.#options.maxWait,
    };
    let token = await tokens?.get();
    let attempts: Attempts = { retries: 0, renewed: false, waitedForWindow: false };
    for (let count = 1; ; count += 1) {
      span?.setAttribute('wecom.api.attempts', count);
      try {
        return await this.#attempt(name, request, token, read);
      } catch (error) {
        const step = nextStep(error, attempts, terms, this.#options.random ?? Math.random);
        if (step.kind === 'fail' || this.#closed) throw error;
        if (step.kind === 'renew') {
          // It may be the same one again: WeCom hands it out as long as it thinks it valid.
          token = token === undefined ? undefined : await tokens?.renew(token);
          attempts = { ...attempts, renewed: true };
        } else {
          this.#logPause(name, step.delay, error);
          await sleep(this.#options.clock, step.delay, request.signal);
          attempts =
            step.for === 'window'
              ? { ...attempts, waitedForWindow: true }
              : { ...attempts, retries: attempts.retries + 1 };
        }
      }
    }
  }

  #attempt<Result>(
    path: string,
    request: InternalRequest,
    token: string | undefined,
    read: AnswerReader<Result>,
  ): Promise<Result> {
    const { clock, logger, observer } = this.#options;
    const secrets = [...(this.#options.secrets ?? []), ...secretsOf(request, token)];
    return this.#gate.run(async () => {
      if (this.#closed) throw closedError(path);
      const started = clock.now();
      try {
        const result = await this.#exchange.send(path, request, token, (response) =>
          read(response, { path, status: response.status, secrets, logger }),
        );
        observer?.apiCall?.({ path, durationMs: clock.now() - started });
        logger.debug({ path, duration: clock.now() - started }, 'server API call');
        return result;
      } catch (error) {
        observer?.apiCall?.({ path, ...failureOf(error, request.signal), durationMs: clock.now() - started });
        throw error;
      }
    });
  }

  #logPause(path: string, delay: number, error: unknown): void {
    const reason = error instanceof Error ? error.message : undefined;
    this.#options.logger.warn({ path, delay, reason }, 'server API call failed; trying again after a pause');
  }
}

function closedError(path: string): HttpError {
  return new HttpError('client_closed', `${path} was not called: the client is closed.`, {
    path,
    maybeProcessed: false,
  });
}
