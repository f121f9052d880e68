import type { JsonObject } from '../json.js';

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
  /** Whether a callback URL is saved (接收消息服务器配置), which cards with callbacks need (43012). Default true. */
  readonly hasCallback?: boolean;
  /** 可信域名. */
  readonly redirectDomain?: string;
  /** 应用主页. */
  readonly homeUrl?: string;
}

/** An app of the emulated company. What is not `readonly` may be changed at any time and counts from the next call. */
export interface EmulatedApp {
  /** `contacts` is the contacts-sync assistant (通讯录同步), which has a secret but is no app. */
  readonly kind: 'app' | 'contacts';
  readonly corpId: string;
  readonly agentId: number;
  /** Changing it is what the console's *reset* does: the old secret answers 40001. */
  secret: string;
  name: string;
  description: string;
  /** False for a stopped app (应用已停用): 50003, and 40001 from `gettoken`. */
  enabled: boolean;
  trustedIps: readonly string[] | undefined;
  visibleUsers: readonly string[];
  visibleParties: readonly number[];
  visibleTags: readonly number[];
  customerContact: boolean;
  sensitiveFields: boolean;
  miniPrograms: readonly string[] | undefined;
  hasCallback: boolean;
  redirectDomain: string;
  homeUrl: string;
  logoMediaId: string | undefined;
  reportLocationFlag: number;
  isReportEnter: number;
  /** What `menu/create` stored: `{ button: […] }`. */
  menu: JsonObject | undefined;
}
