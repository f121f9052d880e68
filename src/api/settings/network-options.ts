import type { Clock } from '../../clock/index.js';
import type { Logger } from '../../logger/index.js';
import type { Observer, Tracer } from '../../observe/index.js';
import type { Environment } from '../../options/index.js';
import type { LimiterFactory } from '../governor/index.js';
import type { Transport } from '../transport/index.js';

/** How calls travel. What is not given is taken from the environment, then from the default. */
export interface NetworkOptions {
  /**
   * Origin of the server API: of a private deployment (私有化部署), or of the emulator; `WECOM_APP_API_BASE`;
   * `https://qyapi.weixin.qq.com`.
   */
  readonly apiBase?: string;
  /**
   * Egress proxy (出口代理) with an address that the app trusts (企业可信IP), e.g.
   * `http://user:password@proxy.example:3128`; `WECOM_APP_HTTPS_PROXY`; none.
   */
  readonly httpsProxy?: string;
  /** Milliseconds that one attempt may take, a download until its bytes begin; 10,000. Files get 60,000. */
  readonly timeout?: number;
  /** Milliseconds that one call may wait for a frequency limit to free up; 75,000, enough for a minute's limit. */
  readonly maxWait?: number;
  /** Calls at once; 50. Further ones queue: WeCom refuses too many at once (45033). */
  readonly maxConcurrent?: number;
  /** Where lines go; a pino logger to standard output at the level of `WECOM_APP_LOG_LEVEL` (`info`). */
  readonly logger?: Logger;
  /** Where time comes from; the machine's clock. */
  readonly clock?: Clock;
  /** What carries the requests, not closed with the client; `undici` with connections that stay open. */
  readonly transport?: Transport;
  /** What holds the counts of the frequency limits; memory. Shared kinds keep the limits across processes. */
  readonly createLimiter?: LimiterFactory;
  /** Hears of every request and every token; none. */
  readonly observer?: Observer;
  /** Makes a span `wecom.api` of every call: a tracer of OpenTelemetry; none. */
  readonly tracer?: Tracer;
  /** Where settings come from that are not given here; `process.env`. */
  readonly environment?: Environment;
}
