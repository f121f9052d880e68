import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import express, { type Express } from 'express';
import { WecomClient } from '../../src/api/index.js';
import { ManualClock } from '../../src/clock/index.js';
import { type AppOptions, type EmulatedApp, type Emulator, startEmulator } from '../../src/emulator/index.js';
import { type WecomLoginOptions, wecomLogin } from '../../src/login/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';

export const COOKIE_SECRET = 'a secret of the test with 32 characters or more';

export const IN_WECOM = 'Mozilla/5.0 (Windows NT 10.0) Chrome/108 wxwork/4.1.20 MicroMessenger/7.0.1 Language/zh';

export interface SiteOptions {
  readonly login?: Partial<WecomLoginOptions>;
  readonly app?: AppOptions;
  /** Comes before the login. */
  readonly setUp?: (site: Express) => void;
  /** Where the login is mounted. */
  readonly mountPath?: string;
}

/** An Express site with the login in front, and the emulated WeCom that its members are in. */
export interface Site {
  readonly wecom: Emulator;
  readonly emulated: EmulatedApp;
  readonly api: WecomClient;
  readonly clock: ManualClock;
  readonly logger: ReturnType<typeof recordingLogger>;
  readonly origin: string;
}

/** Closes what the test opened, the last first. */
type Closer = (close: () => unknown) => void;

/** Each page of the site shows, as JSON, who opens it and by which path. */
export async function openSite(after: Closer, options: SiteOptions = {}): Promise<Site> {
  const { login = {}, setUp = () => {}, mountPath = '/' } = options;
  const clock = new ManualClock(Date.now());
  const wecom = await startEmulator({ clock });
  after(() => wecom.close());
  wecom.addUser({ userId: 'lisi', name: '李四', mobile: '13800000000' });
  const emulated = wecom.createApp({ name: 'Reports', ...options.app });
  const logger = recordingLogger();
  const api = new WecomClient({ environment: emulated.environment(), clock, logger });
  after(() => api.close());
  const site = express();
  setUp(site);
  site.use(mountPath, wecomLogin({ api, cookieSecret: COOKIE_SECRET, clock, logger, environment: {}, ...login }));
  site.use((incoming, response) => {
    const { wecomUser, wecomVisitor, originalUrl } = incoming;
    response.json({ wecomUser, wecomVisitor, originalUrl });
  });
  return { wecom, emulated, api, clock, logger, origin: await serve(after, site) };
}

/** Has a site listen on a free port. */
export async function serve(after: Closer, site: Express): Promise<string> {
  const server = site.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** For `openSite` in a test of its own. */
export function closerOf(t: TestContext): Closer {
  return (close) => t.after(close);
}

export interface Got {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly location: string;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes.
  readonly json: any;
}

type Headers = Readonly<Record<string, string>>;

/** As much of a browser as a login needs: a cookie jar, and a header or two. Follows nothing by itself. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #headers: Headers;

  constructor(headers: Headers = {}) {
    this.#headers = { accept: 'text/html', 'accept-language': 'en', ...headers };
  }

  async open(url: string, headers: Headers = {}, method = 'GET'): Promise<Got> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const all = { ...this.#headers, ...(cookie === '' ? {} : { cookie }), ...headers };
    const got = await exchange(url, method, all);
    for (const line of got.headers['set-cookie'] ?? []) this.#keep(line);
    return got;
  }

  /** Follows redirects within one origin, and says where that ends. */
  async follow(url: string, headers: Headers = {}): Promise<Got & { readonly url: string }> {
    for (let at = url; ; ) {
      const got = await this.open(at, headers);
      const next = got.location === '' ? undefined : new URL(got.location, at);
      if (next === undefined || next.origin !== new URL(url).origin) return { ...got, url: at };
      at = next.href;
    }
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const at = pair.indexOf('=');
    const isGone = attributes.some((attribute) => /^Expires=Thu, 01 Jan 1970/.test(attribute));
    if (isGone) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

function exchange(url: string, method: string, headers: Headers): Promise<Got> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent: false }, async (incoming) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString();
      const isJson = incoming.headers['content-type']?.startsWith('application/json') ?? false;
      resolve({
        status: incoming.statusCode ?? 0,
        headers: incoming.headers,
        location: incoming.headers.location ?? '',
        text,
        json: isJson ? JSON.parse(text) : undefined,
      });
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

/** Goes through the whole login as a member; answers the callback's URL. */
export async function logIn(site: Site, visitor: Visitor, userId = 'lisi', path = '/'): Promise<string> {
  const { location } = await visitor.follow(site.origin + path);
  const callback = site.wecom.user(userId).authorize(location);
  await visitor.open(callback);
  return callback;
}
