import type { OAuthUserDetail, User } from '../api/index.js';

/** What every login has. */
interface Login {
  /** Only where WeCom tells it. */
  readonly deviceId?: string;
  readonly loginAt: Date;
  /** When the login ends, whatever happens. */
  readonly expiresAt: Date;
}

/** The member who opens a page. */
export interface WecomUser extends Login {
  /** Of a linked corp (互联企业) `CorpId/userid`. */
  readonly userId: string;
  /** What the member agreed to show as they logged in; only with the scope `snsapi_privateinfo`, inside WeCom. */
  readonly privateInfo?: OAuthUserDetail;
  /**
   * Reads the member from the directory (`user/get`): one call for all who ask within `detailsTtl`.
   *
   * @throws {ApiError} 60111 when the app does not see the member, or they have left
   */
  details(): Promise<User>;
}

/** Somebody outside the company who opens a page, where `allowVisitors` lets them. */
export interface WecomVisitor extends Login {
  readonly openId: string;
  /** When the visitor is a customer whose follower the app sees. */
  readonly externalUserId?: string;
}

declare global {
  namespace Express {
    interface Request {
      /** The member who opens the page; set by `wecomLogin`. */
      wecomUser?: WecomUser | undefined;
      /** Who opens the page when it is no member; set by `wecomLogin` with `allowVisitors`. */
      wecomVisitor?: WecomVisitor | undefined;
    }
  }
}
