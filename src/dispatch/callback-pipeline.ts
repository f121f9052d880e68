import type { Clock } from '../clock/index.js';
import { CallbackKeyring, type CallbackKeyringOptions, writeEnvelope } from '../crypto/index.js';
import { CallbackError } from '../errors/index.js';
import { inSpan, type Observer, type Tracer, type TraceSpan } from '../observe/index.js';
import type { ContextSource } from './callback-context.js';
import type { CallbackRequest } from './callback-request.js';
import { type CallbackResponse, EMPTY_RESPONSE, TRY_AGAIN, textResponse, xmlResponse } from './callback-response.js';
import type { CallbackResult } from './callback-result.js';
import { checkTimestamp } from './check-timestamp.js';
import type { Deliverer } from './deliverer.js';
import { describeSpan } from './describe-span.js';
import { logCallback } from './log-callback.js';
import { msSince } from './ms-since.js';
import { type OpenedCallback, openCallback } from './open-callback.js';
import { redactRecord } from './redact-record.js';
import { refuse } from './refuse.js';
import { reportCallback } from './report-callback.js';

/** What the pipeline needs of an app's settings. */
export interface PipelineConfig extends Omit<CallbackKeyringOptions, 'receiveId'> {
  readonly timestampTolerance: number | undefined;
  readonly clock: Clock;
}

/** What else the pipeline works with. */
export interface PipelineOptions {
  readonly config: PipelineConfig;
  /** What contexts refer to. */
  readonly source: ContextSource;
  readonly deliverer: Deliverer;
  readonly observer: Observer;
  readonly tracer?: Tracer | undefined;
}

/**
 * The way of a callback, free of any transport: verify, decrypt, parse, have it delivered, encrypt the answer. One
 * instance serves one app.
 */
export class CallbackPipeline {
  readonly #options: PipelineOptions;
  readonly #keys: CallbackKeyring;
  #hasWarnedOfPrevious = false;

  /** @throws ConfigError when a key is malformed */
  constructor(options: PipelineOptions) {
    this.#options = options;
    this.#keys = new CallbackKeyring({ ...options.config, receiveId: options.source.corpId });
  }

  /** Answers any request. It never rejects: what cannot be accepted is refused with a 4xx and logged. */
  async handle(request: CallbackRequest): Promise<CallbackResponse> {
    const start = performance.now();
    try {
      return await this.answer(request, start);
    } catch (error) {
      this.refused(error instanceof CallbackError ? error.code : 'internal_error', start);
      return refuse(error, this.#options.source.logger, start);
    }
  }

  /**
   * Answers a request that can be accepted.
   *
   * @throws CallbackError for one that cannot; it is for the caller to answer, log and count
   */
  async answer(request: CallbackRequest, start: number = performance.now()): Promise<CallbackResponse> {
    if (request.method === 'POST') return this.#receive(request, start);
    if (request.method === 'GET') return this.#verifyUrl(request, start);
    throw new CallbackError('method_not_allowed', `${request.method} is not allowed`);
  }

  /** Reports a request that was not accepted. @param start `performance.now()` when it came */
  refused(code: CallbackError['code'] | 'internal_error', start: number): void {
    const outcome = code === 'internal_error' || code === 'busy' ? code : 'refused';
    const cause = code === 'internal_error' ? {} : { code };
    const durationMs = msSince(start);
    const report = { msgType: 'unknown', outcome, road: 'none', duplicate: false, durationMs, ...cause } as const;
    this.#options.observer.callback?.(report);
  }

  #verifyUrl({ query }: CallbackRequest, start: number): CallbackResponse {
    const { text, isPrevious } = this.#keys.verifyUrl(query);
    this.#checkTimestamp(query.timestamp);
    this.#notePrevious(isPrevious);
    const durationMs = msSince(start);
    this.#options.source.logger.info({ outcome: 'url_verified', status: 200, durationMs }, 'callback URL verified');
    return textResponse(200, text);
  }

  #receive(request: CallbackRequest, start: number): CallbackResponse | Promise<CallbackResponse> {
    const { source, tracer } = this.#options;
    const { text: xml, crypto, isPrevious } = this.#keys.decryptMessage(request.query, request.body ?? '');
    this.#checkTimestamp(request.query.timestamp);
    this.#notePrevious(isPrevious);
    const opened = openCallback(xml, source, request);
    this.#logBody(opened);
    return inSpan(tracer, 'wecom.callback', {}, (span) => {
      const seal = (result: CallbackResult): CallbackResponse => {
        this.#told(opened, result, start, span);
        if (result.outcome === 'waiting') return TRY_AGAIN;
        if (result.xml === undefined) return EMPTY_RESPONSE;
        const now = String(Math.floor(this.#options.config.clock.now() / 1000));
        return xmlResponse(writeEnvelope(crypto.seal(result.xml, now)));
      };
      const result = this.#options.deliverer.deliver({ ctx: opened.ctx, xml });
      return result instanceof Promise ? result.then(seal) : seal(result);
    });
  }

  #told({ ctx, warning }: OpenedCallback, result: CallbackResult, start: number, span: TraceSpan | undefined): void {
    const durationMs = msSince(start);
    logCallback(this.#options.source.logger, ctx, result, warning, durationMs);
    if (this.#options.observer.callback !== undefined) reportCallback(this.#options.observer, ctx, result, durationMs);
    if (span !== undefined) describeSpan(span, ctx, result);
  }

  #logBody({ ctx }: OpenedCallback): void {
    const { logger } = this.#options.source;
    if (logger.isLevelEnabled?.('debug') !== true) return;
    logger.debug({ requestId: ctx.requestId, callback: redactRecord(ctx.message.raw) }, 'callback decrypted');
  }

  #notePrevious(isPrevious: boolean): void {
    if (!isPrevious || this.#hasWarnedOfPrevious) return;
    this.#hasWarnedOfPrevious = true;
    const message = 'a callback came with the previous token or EncodingAESKey; leave them set until no more do';
    this.#options.source.logger.warn({}, message);
  }

  #checkTimestamp(timestamp: unknown): void {
    const { timestampTolerance, clock } = this.#options.config;
    if (timestampTolerance !== undefined) checkTimestamp(String(timestamp), timestampTolerance, clock);
  }
}
