import type { Logger } from '../logger/index.js';

/** How much of a server its callers may take up. Times are in milliseconds; WeCom itself waits 5 seconds. */
export interface ServerLimits {
  /** Connections open at a time, 10,000; those beyond are closed at once. */
  readonly maxConnections?: number | undefined;
  /** How long a connection may take until the headers of a request are there, 10,000; answered with 408. */
  readonly headersTimeout?: number | undefined;
  /**
   * How long a whole request may take to arrive, 120,000: an upload of 20 MB needs its time; answered with 408. A
   * callback has 15,000 for its body.
   */
  readonly requestTimeout?: number | undefined;
  /**
   * How long a connection may stay open between two requests, 65,000: above the 60 seconds of common reverse proxies,
   * which must not find a connection closed that they think is open.
   */
  readonly keepAliveTimeout?: number | undefined;
  /** Told of connections that are cut off: at debug, and of too many of them once a minute at warn. */
  readonly logger?: Logger | undefined;
}
