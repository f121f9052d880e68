import type { Clock } from '../clock/index.js';
import { CallbackCrypto, decryptMessage, verifyUrl, writeEnvelope } from '../crypto/index.js';
import { CallbackError } from '../errors/index.js';
import { readIncoming } from '../message/index.js';
import { parseXml } from '../xml/index.js';
import { CallbackContext, type ContextSource } from './callback-context.js';
import type { CallbackRequest } from './callback-request.js';
import { type CallbackResponse, EMPTY_RESPONSE, textResponse, xmlResponse } from './callback-response.js';
import { checkTimestamp } from './check-timestamp.js';
import type { HandlerRunner } from './handler-runner.js';
import { logCallback } from './log-callback.js';
import { msSince } from './ms-since.js';
import { redactRecord } from './redact-record.js';
import { refuse } from './refuse.js';
import { replyTo } from './reply-to.js';

/** What the pipeline needs of an app's settings. */
export interface PipelineConfig extends ContextSource {
  readonly token: string;
  readonly encodingAESKey: string;
  readonly timestampTolerance: number | undefined;
  readonly clock: Clock;
}

/**
 * The way of a callback, free of any transport: verify, decrypt, parse, run the handler, write the reply, encrypt. One
 * instance serves one app.
 */
export class CallbackPipeline {
  readonly #config: PipelineConfig;
  readonly #crypto: CallbackCrypto;
  readonly #runner: HandlerRunner;

  constructor(config: PipelineConfig, runner: HandlerRunner) {
    this.#config = config;
    this.#crypto = new CallbackCrypto({ ...config, receiveId: config.corpId });
    this.#runner = runner;
  }

  /** Answers any request. It never rejects: what cannot be accepted is refused with a 4xx and logged. */
  async handle(request: CallbackRequest): Promise<CallbackResponse> {
    const start = performance.now();
    try {
      if (request.method === 'POST') return await this.#receive(request, start);
      if (request.method === 'GET') return this.#verifyUrl(request, start);
      throw new CallbackError('method_not_allowed', `${request.method} is not allowed`);
    } catch (error) {
      return refuse(error, this.#config.logger, start);
    }
  }

  #verifyUrl({ query }: CallbackRequest, start: number): CallbackResponse {
    const echo = verifyUrl(this.#crypto, query);
    this.#checkTimestamp(query.timestamp);
    const durationMs = msSince(start);
    this.#config.logger.info({ outcome: 'url_verified', status: 200, durationMs }, 'callback URL verified');
    return textResponse(200, echo);
  }

  async #receive(request: CallbackRequest, start: number): Promise<CallbackResponse> {
    const { logger } = this.#config;
    const xml = decryptMessage(this.#crypto, request.query, request.body ?? '');
    this.#checkTimestamp(request.query.timestamp);
    const { incoming, warning } = readIncoming(parseXml(xml));
    const ctx = new CallbackContext(incoming, this.#config, request);
    if (logger.isLevelEnabled?.('debug') === true) {
      logger.debug({ requestId: ctx.requestId, callback: redactRecord(incoming.raw) }, 'callback decrypted');
    }
    const now = Math.floor(this.#config.clock.now() / 1000);
    const outcome = replyTo(ctx, this.#runner, now);
    const result = outcome instanceof Promise ? await outcome : outcome;
    logCallback(logger, ctx, result, warning, msSince(start));
    if (result.xml === undefined) return EMPTY_RESPONSE;
    return xmlResponse(writeEnvelope(this.#crypto.seal(result.xml, String(now))));
  }

  #checkTimestamp(timestamp: unknown): void {
    const { timestampTolerance, clock } = this.#config;
    if (timestampTolerance !== undefined) checkTimestamp(String(timestamp), timestampTolerance, clock);
  }
}
