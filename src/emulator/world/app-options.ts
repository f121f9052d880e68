/** How to create an app (自建应用) in the emulated company; everything has a default. */
export interface AppOptions {
  /** 应用ID; default 1000002 for the first app, then counting up. */
  readonly agentId?: number;
  /** 应用密钥; default random. */
  readonly secret?: string;
  readonly name?: string;
  readonly description?: string;
  /** 企业可信IP: callers the server accepts, else errcode 60020. Default: every caller. */
  readonly trustedIps?: readonly string[];
  /** The visible range (可见范围) in userids, departments and tags. Default: the root department, i.e. everyone. */
  readonly visibleUsers?: readonly string[];
  readonly visibleParties?: readonly number[];
  readonly visibleTags?: readonly number[];
  /** Whether the app is listed under 客户联系 → 可调用接口的应用 (default true); without it, 48002. */
  readonly customerContact?: boolean;
  /** Whether `user/get` shows mobile, email and the like, which apps made since 2022-06-20 do not get; default false. */
  readonly sensitiveFields?: boolean;
  /** Mini-programs (小程序) linked to the app, by appid. Default: any. */
  readonly miniPrograms?: readonly string[];
  /**
   * Whether the server API takes the app for one with a saved callback URL, which cards with callbacks need (43012).
   * Default true, even before `connect`, so that a test of sending needs no server.
   */
  readonly hasCallback?: boolean;
  /** The callback URL, taken as saved without being verified; `connect` verifies. Default none. */
  readonly callbackUrl?: string;
  /** The callback's Token, 1 to 32 letters and digits; default random. */
  readonly token?: string;
  /** The callback's EncodingAESKey (消息加解密密钥), 43 letters and digits; default random. */
  readonly encodingAESKey?: string;
  /**
   * 可信域名, e.g. `app.example` or `app.example:8443`: where logins may send the browser back to, else 50001. Default
   * none: every domain then passes, with a warning.
   */
  readonly redirectDomain?: string;
  /** 应用主页. */
  readonly homeUrl?: string;
}
