import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Express } from 'express';
import { type AppCore, appName, WecomApp } from '../../app/index.js';
import { sleep, systemClock } from '../../clock/index.js';
import { CallbackKeyring, type RawQuery, type SignedCiphertext } from '../../crypto/index.js';
import type { CallbackRequest, CallbackResponse } from '../../dispatch/index.js';
import { ConfigError } from '../../errors/index.js';
import { type CallbackEndpoint, type RequestReader, serveCallback } from '../../http/index.js';
import type { Health } from '../../ops/index.js';
import type { WecomAppOptions } from '../../options/index.js';
import type { OutboxStats } from '../../store/index.js';
import type { HostedAppOptions } from '../hosted-app-options.js';

/** An app as a part of a host, which serves its callbacks. */
export class HostedApp extends WecomApp {
  readonly name: string;
  /** What it was made from, to tell whether it is to be another. */
  readonly definition: HostedAppOptions;
  readonly endpoint: CallbackEndpoint;
  readonly #core: AppCore;
  readonly #keys: CallbackKeyring;
  #successor: HostedApp | undefined;
  #underWay = 0;
  /** Ends the waits of those who let the app go. */
  readonly #stopWaiting = new Set<() => void>();

  /** @throws ConfigError when a setting cannot be used */
  constructor(name: string, definition: HostedAppOptions, options: WecomAppOptions) {
    super(options);
    this.name = name;
    this.definition = definition;
    this.#core = this.core;
    this.#keys = new CallbackKeyring({ ...this.config, receiveId: this.config.corpId });
    this.endpoint = { ...this.#core.endpoint, handle: (request) => this.#handle(request) };
  }

  get health(): Health {
    return this.#core.health;
  }

  /** Routes that the app has besides its callbacks, if any. */
  get ownRoutes(): Express | undefined {
    return this.routes;
  }

  /** A program written to run by itself may still call it. */
  override async listen(): Promise<never> {
    const message = `"${this.name}" is served by its host; leave app.listen() out`;
    throw new ConfigError([{ option: 'listen', message }]);
  }

  /** Whether the token, or the previous one, has signed this. */
  hasSigned(signed: SignedCiphertext): boolean {
    return this.#keys.current.verify(signed) || this.#keys.previous?.verify(signed) === true;
  }

  /** Begins to do what an earlier process has left. */
  start(): void {
    this.#core.start();
  }

  /** Answers a request to its callback path. Never rejects. */
  async serve(request: IncomingMessage, response: ServerResponse, query: RawQuery, reader?: RequestReader) {
    this.#underWay += 1;
    try {
      await serveCallback(request, response, query, this.endpoint, reader);
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) this.#endWaits();
    }
  }

  /** Goes on where `before`, the same app in another shape, leaves off. */
  takeOver(before: HostedApp): void {
    // Of another corp or agent it is another app.
    if (appName(before.config) !== appName(this.config)) return;
    before.#successor = this;
    this.#core.takeOver(before.#core);
  }

  outboxStats(): Promise<OutboxStats> {
    return this.#core.backend.outbox(this.#core.name).stats();
  }

  /**
   * Lets the requests and handlers under way finish, up to `grace` milliseconds, and everything go. A second call may
   * shorten the first.
   */
  async retire(grace: number): Promise<void> {
    const end = performance.now() + grace;
    if (this.#underWay > 0) await this.#idle(grace);
    await this.#core.close(Math.max(0, end - performance.now()));
  }

  #handle(request: CallbackRequest): Promise<CallbackResponse> {
    const answer = this.#core.endpoint.handle(request);
    // It was under way already when this app was changed: its further tries come to the other one.
    if (this.#successor !== undefined) this.#successor.#core.takeOver(this.#core);
    return answer;
  }

  async #idle(grace: number): Promise<void> {
    const over = new AbortController();
    const idle = new Promise<void>((resolve) => {
      this.#stopWaiting.add(resolve);
    });
    // The grace is the machine's time, as it is for connections.
    await Promise.race([idle, sleep(systemClock, grace, over.signal)]);
    over.abort();
    // Whoever waits the shortest waits for all: a longer wait would keep a process that has ended alive.
    this.#endWaits();
  }

  #endWaits(): void {
    for (const stop of this.#stopWaiting) stop();
    this.#stopWaiting.clear();
  }
}
