import type { WecomClient } from '../api/index.js';
import type { Clock } from '../clock/index.js';
import type { Logger } from '../logger/index.js';
import type { Environment } from '../options/index.js';

/** Settings of `wecomLogin`. What is not given is taken from the environment, then from the default. */
export interface WecomLoginOptions {
  /** A client with an agent id: `app.api`, or a `WecomClient`. */
  readonly api: Pick<WecomClient, 'oauth' | 'user'>;
  /**
   * Seals the cookies: 32 characters at least, random, e.g. of `openssl rand -base64 32`. To change it without logging
   * anybody out, give the new one first and the old ones after it. `WECOM_APP_COOKIE_SECRET`, there separated by
   * commas. Required.
   */
  readonly cookieSecret?: string | readonly string[];
  /**
   * Where browsers find this server, e.g. `https://app.example.com`; its host must be the app's trusted domain
   * (可信域名). `WECOM_APP_ORIGIN`. By default what each request says: right without a proxy, and behind one that
   * Express is told to trust (`trust proxy`).
   */
  readonly origin?: string;
  /**
   * Inside WeCom, `snsapi_base` (the default) logs in silently; `snsapi_privateinfo` asks the member, and fills
   * `wecomUser.privateInfo`.
   */
  readonly scope?: 'snsapi_base' | 'snsapi_privateinfo';
  /** Lets everybody pass and only fills in `request.wecomUser` for those who are logged in; off. */
  readonly optional?: boolean;
  /** Lets in those who are no members, as `request.wecomVisitor`; off: they get a page with status 403. */
  readonly allowVisitors?: boolean;
  /** Seconds that a login lasts; 28,800, eight hours. */
  readonly sessionLifetime?: number;
  /** Milliseconds that `wecomUser.details()` keeps an answer; 600,000, ten minutes. */
  readonly detailsTtl?: number;
  /** Path of the login's own pages, below the path that the middleware is mounted on; `/wecom-login`. */
  readonly path?: string;
  /** Where signing out leads: a path of this server; a page of the login's own. */
  readonly signedOutPath?: string;
  /** Name of the session's cookie, letters, digits, `-` and `_`; `wecom_session`. Under HTTPS `__Host-` precedes it. */
  readonly cookieName?: string;
  /** Where lines go; a pino logger to standard output at the level of `WECOM_APP_LOG_LEVEL` (`info`). */
  readonly logger?: Logger;
  /** Where time comes from; the machine's clock. */
  readonly clock?: Clock;
  /** Where settings come from that are not given here; `process.env`. */
  readonly environment?: Environment;
}
