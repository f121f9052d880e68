import type { JsonObject } from '../json.js';
import type { VerificationReport } from '../page-api/index.js';
import type { AppOptions } from './app-options.js';
import { type CallbackSettings, settleCallback } from './callback-settings.js';
import { ROOT_DEPARTMENT } from './department.js';
import { opaqueId } from './ids.js';

/** The settings of one app under the names that `WecomApp` and the demo read from the environment. */
export type AppEnvironment = Readonly<
  Record<
    | 'WECOM_APP_CORP_ID'
    | 'WECOM_APP_TOKEN'
    | 'WECOM_APP_AES_KEY'
    | 'WECOM_APP_SECRET'
    | 'WECOM_APP_AGENT_ID'
    | 'WECOM_APP_API_BASE'
    | 'WECOM_APP_OAUTH_BASE'
    | 'WECOM_APP_LOGIN_BASE',
    string
  >
>;

/** What an app knows of the emulator it lives in. */
export interface AppPlatform {
  readonly corpId: string;
  /** The origin of the server API and of the login pages. */
  readonly apiBase: string;
  /** Does the admin console's *save* (保存). */
  readonly save: (app: EmulatedApp, url: string) => Promise<VerificationReport>;
}

/** An app of the emulated company. What is not `readonly` may be changed at any time and counts from the next call. */
export class EmulatedApp {
  /** `contacts` is the contacts-sync assistant (通讯录同步), which has a secret but is no app. */
  readonly kind: 'app' | 'contacts';
  readonly corpId: string;
  readonly agentId: number;
  /** Changing it is what the console's *reset* does: the old secret answers 40001. */
  secret: string;
  name: string;
  description: string;
  /** False for a stopped app (应用已停用): 50003, and 40001 from `gettoken`. */
  enabled = true;
  trustedIps: readonly string[] | undefined;
  visibleUsers: readonly string[];
  visibleParties: readonly number[];
  visibleTags: readonly number[];
  customerContact: boolean;
  sensitiveFields: boolean;
  miniPrograms: readonly string[] | undefined;
  hasCallback: boolean;
  /** URL, Token and EncodingAESKey of its callbacks. */
  readonly callback: CallbackSettings;
  /** What the last *save* of a callback URL found. */
  verification: VerificationReport | undefined;
  redirectDomain: string;
  homeUrl: string;
  logoMediaId: string | undefined;
  reportLocationFlag = 0;
  isReportEnter = 0;
  /** What `menu/create` stored: `{ button: […] }`. */
  menu: JsonObject | undefined;
  readonly #platform: AppPlatform;

  constructor(kind: EmulatedApp['kind'], agentId: number, options: AppOptions, platform: AppPlatform) {
    const { visibleUsers, visibleParties, visibleTags } = options;
    const unrestricted = visibleUsers === undefined && visibleParties === undefined && visibleTags === undefined;
    this.kind = kind;
    this.corpId = platform.corpId;
    this.agentId = agentId;
    this.secret = options.secret ?? opaqueId(43);
    this.name = options.name ?? `App ${agentId}`;
    this.description = options.description ?? '';
    this.trustedIps = options.trustedIps;
    this.visibleUsers = visibleUsers ?? [];
    this.visibleParties = visibleParties ?? (unrestricted ? [ROOT_DEPARTMENT] : []);
    this.visibleTags = visibleTags ?? [];
    this.customerContact = options.customerContact ?? true;
    this.sensitiveFields = options.sensitiveFields ?? false;
    this.miniPrograms = options.miniPrograms;
    this.hasCallback = options.hasCallback ?? true;
    this.callback = settleCallback(options);
    this.redirectDomain = options.redirectDomain ?? '';
    this.homeUrl = options.homeUrl ?? '';
    this.#platform = platform;
  }

  /**
   * The app's settings as environment variables: for the process of the app under test, or
   * `new WecomApp({ environment: app.environment() })`.
   */
  environment(): AppEnvironment {
    return {
      WECOM_APP_CORP_ID: this.corpId,
      WECOM_APP_TOKEN: this.callback.token,
      WECOM_APP_AES_KEY: this.callback.encodingAESKey,
      WECOM_APP_SECRET: this.secret,
      WECOM_APP_AGENT_ID: String(this.agentId),
      WECOM_APP_API_BASE: this.#platform.apiBase,
      WECOM_APP_OAUTH_BASE: this.#platform.apiBase,
      WECOM_APP_LOGIN_BASE: this.#platform.apiBase,
    };
  }

  /**
   * Saves a callback URL as the admin console does: verifies it (验证URL有效性) and, when it answers as it should,
   * sends the app's callbacks there from now on. Otherwise the report says what is wrong and what to do.
   *
   * @see https://developer.work.weixin.qq.com/document/path/90930
   */
  connect(url: string): Promise<VerificationReport> {
    return this.#platform.save(this, url);
  }
}
