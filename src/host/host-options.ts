import type { Clock } from '../clock/index.js';
import type { ApiKeyOptions } from '../gateway/keys/index.js';
import type { PushRouterOptions } from '../gateway/push/index.js';
import type { Logger } from '../logger/index.js';
import type { Environment, OperationConfig, OperationOptions, ProtectionOptions } from '../options/index.js';
import type { StoreBackend } from '../store/index.js';
import type { HostedAppOptions } from './hosted-app-options.js';

/** Settings of a `WecomHost`. What is not given is taken from the environment, then from the default. */
export interface WecomHostOptions
  extends OperationOptions,
    Pick<ProtectionOptions, 'trustProxy' | 'maxConnections' | 'failureLimit'> {
  /** The apps to begin with; none. */
  readonly apps?: readonly HostedAppOptions[];
  /** Address that `listen()` binds; `WECOM_APP_HOST`; `0.0.0.0`. */
  readonly host?: string;
  /** Port that `listen()` binds, 0 for a free one; `WECOM_APP_PORT`; 5001. */
  readonly port?: number;
  /**
   * Where all apps keep what must outlive a callback, each under its own name: `memory:`, `sqlite:./data/wecom.db`,
   * `redis://…`, or what `openStore` made; `WECOM_APP_STORE`; `memory:`.
   */
  readonly store?: string | StoreBackend;
  /**
   * What the host is reached at from outside, for the URLs in the log, e.g. `https://wecom.example.com`;
   * `WECOM_APP_BASE_URL`; the address it listens on.
   */
  readonly baseUrl?: string;
  /** Path of the push gateway, by which other programs send by the apps; `WECOM_APP_PUSH_PATH`; none. */
  readonly pushPath?: string;
  /**
   * Keys that open push gateway and text senders, made by `npx wecom-app-svr keygen --api`; `WECOM_APP_API_KEYS` as
   * `name:hash,name:hash`; none: then only programs on this machine are served.
   */
  readonly apiKeys?: readonly ApiKeyOptions[];
  /** Where lines go, those of an app with a field `app`; a pino logger to standard output. */
  readonly logger?: Logger;
  /** Where time comes from; the machine's clock. */
  readonly clock?: Clock;
  /** Where settings come from that are not given here; `process.env`. */
  readonly environment?: Environment;
}

/** Settings of `host.pushRouter()`. */
export interface HostPushOptions extends Pick<PushRouterOptions, 'githubHooks' | 'robots' | 'concurrency'> {
  /** Who may call; the keys of the host. */
  readonly keys?: PushRouterOptions['keys'];
}

/** The settings of a host, complete and checked. */
export interface HostConfig extends OperationConfig {
  readonly host: string;
  readonly port: number;
  readonly store: string | StoreBackend;
  /** Without a slash at its end. */
  readonly baseUrl: string | undefined;
  readonly pushPath: string | undefined;
  readonly apiKeys: readonly ApiKeyOptions[];
  readonly trustProxy: boolean | number | string | readonly string[];
  readonly maxConnections: number;
  readonly failureLimit: number;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly environment: Environment;
}
