/** What an app is protected by, besides signature and encryption. */
export interface ProtectionOptions {
  /** The token before the current one, accepted as well while it is changed; `WECOM_APP_PREVIOUS_TOKEN`. */
  readonly previousToken?: string;
  /** The EncodingAESKey before the current one, accepted as well; `WECOM_APP_PREVIOUS_AES_KEY`. */
  readonly previousEncodingAESKey?: string;
  /**
   * Which proxies are believed about whom they speak for (`X-Forwarded-For`) under `listen()`; `WECOM_APP_TRUST_PROXY`;
   * none. A number of hops, addresses, CIDR blocks, `loopback`, as in Express.
   */
  readonly trustProxy?: boolean | number | string | readonly string[];
  /**
   * Accepts callbacks from these addresses only: `wecom` for those that WeCom names (`getcallbackip`, needs `secret`),
   * and addresses, CIDR blocks or `101.226.103.*`; `WECOM_APP_ALLOW_ADDRESSES`, separated by commas; everywhere.
   */
  readonly allowAddresses?: string | readonly string[];
  /**
   * Refused requests a minute from one address that are each answered and logged; beyond, they get a 429 and the log
   * falls silent. Genuine callbacks always pass. 0 for no limit; `WECOM_APP_FAILURE_LIMIT`; 60.
   */
  readonly failureLimit?: number;
  /** Connections open at a time under `listen()`; `WECOM_APP_MAX_CONNECTIONS`; 10,000. */
  readonly maxConnections?: number;
}

/** The same, complete and checked. */
export interface ProtectionConfig {
  readonly previousToken: string | undefined;
  readonly previousEncodingAESKey: string | undefined;
  readonly trustProxy: boolean | number | string | readonly string[];
  /** Empty for everywhere. */
  readonly allowAddresses: readonly string[];
  readonly failureLimit: number;
  readonly maxConnections: number;
}
