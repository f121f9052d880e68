import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { Router } from 'express';
import type { ProblemBody } from '../../../src/gateway/http/index.js';
import { type ApiKeyOptions, ApiKeys } from '../../../src/gateway/keys/index.js';
import {
  type PushApp,
  type PushGateway,
  type PushRecord,
  type PushRobot,
  type PushRouterOptions,
  pushRouter,
} from '../../../src/gateway/push/index.js';
import { MemoryBackend } from '../../../src/store/index.js';
import { type ApiDesk, openApiDesk } from '../../api/desk.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { anotherProcess } from '../another-process.js';
import { serve } from '../serve.js';

/** The answer to a request, whatever it holds. */
export interface Answer extends Partial<ProblemBody>, Partial<Omit<PushRecord, 'state'>> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly state?: string;
  readonly url?: string;
}

export type HeaderFields = Readonly<Record<string, string>>;

/** A push gateway in front of an emulated company: an app `orders`, a robot `dev`, a group of the app. */
export class PushDesk {
  readonly api: ApiDesk;
  readonly backend: MemoryBackend;
  readonly logger = recordingLogger([], {}, true);
  readonly options: PushRouterOptions;
  readonly apps: Map<string, PushApp>;
  readonly robots: Map<string, PushRobot>;
  readonly robotKey: string;
  #gateway: PushGateway | undefined;
  /** Where the gateway is mounted. */
  url = '';
  readonly #t: TestContext;

  constructor(t: TestContext, api: ApiDesk, options: Partial<PushRouterOptions>) {
    this.#t = t;
    this.api = api;
    this.backend = new MemoryBackend({ clock: api.clock });
    this.robotKey = api.wecom.addRobot({ name: 'dev' }).key;
    this.apps = new Map([['orders', { api: api.client() }]]);
    this.robots = new Map([['dev', api.robot(this.robotKey)]]);
    this.options = {
      apps: this.apps,
      robots: this.robots,
      keys: new ApiKeys(),
      backend: this.backend,
      logger: this.logger,
      clock: api.clock,
      ...options,
    };
  }

  get gateway(): PushGateway {
    if (this.#gateway === undefined) throw new Error('the gateway is not served yet');
    return this.#gateway;
  }

  /** Serves the gateway; a second call is what a restart leads to, or another process. */
  async serve(): Promise<void> {
    const router = pushRouter({ ...this.options, backend: anotherProcess(this.options.backend) });
    this.#gateway = router.gateway;
    this.url = `${await serve(this.#t, Router().use('/push', router))}/push`;
    this.#t.after(() => this.#close(router.gateway));
  }

  /** Time must move for the gateway to lose its patience with what is under way. */
  async #close(gateway: PushGateway): Promise<void> {
    const closing = gateway.close(0);
    await this.api.clock.advance(0);
    await closing;
  }

  post(body: unknown, { path = '', headers = {} }: { path?: string; headers?: HeaderFields } = {}): Promise<Answer> {
    const isRaw = body instanceof FormData || body instanceof URLSearchParams || typeof body === 'string';
    const init = isRaw
      ? { body, headers }
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } };
    return this.call(path, { method: 'POST', ...init });
  }

  async call(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(this.url + path, init);
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {};
    const { status, headers } = response;
    return { ...json, headers, text, status };
  }

  record(id: string | undefined, headers: HeaderFields = {}): Promise<Answer> {
    return this.call(`/${id}`, { headers });
  }

  /** The record once it is as wanted, sent or failed by default; time stands still meanwhile. */
  async settled(id: string | undefined, isWanted: (record: Answer) => boolean = isOver, headers: HeaderFields = {}) {
    const end = performance.now() + 20_000;
    for (;;) {
      const record = await this.record(id, headers);
      if (record.status !== 200 || isWanted(record)) return record;
      if (performance.now() > end) throw new Error(`the push never became as wanted: ${record.text}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  /** The same, while time moves on a second at a step when nothing is under way. */
  driven(id: string | undefined, isWanted?: (record: Answer) => boolean) {
    return this.api.drive(this.settled(id, isWanted));
  }

  /** Resolves when the server API has been asked to send. */
  async sending(): Promise<void> {
    const isSending = () => this.api.transport.requests.some(({ url }) => url.pathname.endsWith('/message/send'));
    while (!isSending()) await new Promise((resolve) => setTimeout(resolve, 2));
  }

  /** What receivers got: who, what kind, the content. */
  get seen() {
    const shown = this.api.wecom.sent.filter(({ dropped }) => dropped === undefined);
    return shown.map(({ to, msgType, content }) => ({ to, msgType, content }));
  }
}

/** `path: message` of each error. */
export function errorsOf({ errors = [] }: Answer): readonly string[] {
  return errors.map(({ path, message }) => `${path}: ${message}`);
}

export async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await check())) {
    if (performance.now() > end) throw new Error(`never became true: ${check}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function isOver({ state }: Answer): boolean {
  return state === 'sent' || state === 'failed';
}

export async function openPushDesk(
  t: TestContext,
  { keys, ...options }: Partial<Omit<PushRouterOptions, 'keys'>> & { keys?: readonly ApiKeyOptions[] } = {},
): Promise<PushDesk> {
  const api = await openApiDesk(t);
  const given = keys === undefined ? {} : { keys: new ApiKeys(keys, { clock: api.clock }) };
  const desk = new PushDesk(t, api, { ...given, ...options });
  await desk.serve();
  return desk;
}

/** A folder of the test's own for temporary files, where those can be seen that are left over. */
export function useTemporaryFolder(t: TestContext): string {
  const { TMPDIR: before } = process.env;
  const folder = mkdtempSync(join(tmpdir(), 'push-test-'));
  process.env.TMPDIR = folder;
  t.after(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
