import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Express, Request, Response } from 'express';
import type { SendResult } from '../../api/index.js';
import { serveExpress } from '../../app/index.js';
import { createExpressApp } from '../../express/index.js';
import { HttpProblem, notFound, problemHandler, requestIds } from '../../gateway/http/index.js';
import { type ApiKey, type ApiKeys, apiKeyMiddleware, apiKeyOf } from '../../gateway/keys/index.js';
import { readBody, requestTarget, type TrustedProxies } from '../../http/index.js';
import type { Logger } from '../../logger/index.js';
import type { AppTable, HostedApp } from '../registry/index.js';
import { bodyProblem, readTextRequest } from './read-text-request.js';
import { sendProblem } from './send-problem.js';

export interface TextSendersOptions {
  readonly keys: ApiKeys;
  readonly logger: Logger;
  readonly trustedProxies: TrustedProxies | undefined;
  /** The apps of this moment. */
  readonly table: () => AppTable;
}

/** Bytes; a text of WeCom's has 2048, and a longer one goes out as several. */
const BODY_LIMIT = 64 * 1024;

/**
 * The doors by which programs have apps send texts: `POST` of `{"to_username", "content"}` to the path of an app. Behind
 * API keys; while there are none, open to programs on this machine only.
 */
export class TextSenders {
  readonly #options: TextSendersOptions;
  readonly #express: Express;

  constructor(options: TextSendersOptions) {
    const { keys, logger, trustedProxies } = options;
    this.#options = options;
    this.#express = createExpressApp(trustedProxies);
    this.#express.use(requestIds(), apiKeyMiddleware({ keys, logger }));
    this.#express.use((request, response) => this.#answer(request, response));
    this.#express.use(notFound(), problemHandler(logger));
  }

  /** Answers a request to the path of a sender. */
  serve(request: IncomingMessage, response: ServerResponse): void {
    serveExpress(this.#express, request, response, () => response.destroy(), this.#options.logger);
  }

  async #answer(request: Request, response: Response): Promise<void> {
    const app = this.#options.table().senderAt(requestTarget(request.url).path);
    const key = apiKeyOf(response);
    // What a key may not use it need not know of.
    if (app === undefined || !key.mayUseApp(app.name))
      throw new HttpProblem(404, 'not_found', 'There is no such sender.');
    if (request.method !== 'POST') {
      throw new HttpProblem(405, 'method_not_allowed', 'This path takes POST.', { headers: { Allow: 'POST' } });
    }
    const body = await readBody(request, BODY_LIMIT).catch((error: unknown) => {
      throw bodyProblem(error);
    });
    response.json(await this.#send(app, key, body));
  }

  async #send(app: HostedApp, key: ApiKey, body: Uint8Array): Promise<object> {
    const { userIds, content } = readTextRequest(body);
    const closed = userIds.find((id) => !key.mayReach('users', id));
    if (closed !== undefined) {
      throw new HttpProblem(403, 'recipient_not_allowed', `The key "${key.name}" may not write to ${closed}.`);
    }
    const results = await sendText(app, userIds, content);
    const missed = results.flatMap(({ invalidUser, unlicensedUser }) => [...invalidUser, ...unlicensedUser]);
    const invalidUsers = [...new Set(missed)];
    const fields = { app: app.name, key: key.name, messages: results.length, invalidUsers };
    this.#options.logger.info(fields, 'a text was sent for a program');
    return { ok: true, msgIds: results.map(({ msgId }) => msgId), invalidUsers };
  }
}

async function sendText(app: HostedApp, toUser: readonly string[], content: string): Promise<readonly SendResult[]> {
  try {
    return await app.api.send.text({ toUser }, content);
  } catch (error) {
    throw sendProblem(error);
  }
}
