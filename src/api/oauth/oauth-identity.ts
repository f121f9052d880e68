import { fromAnswer, type WireRecord } from '../wire/index.js';

/** A member who logged in. */
export interface OAuthMember {
  readonly kind: 'member';
  /** Of a linked corp `CorpId/userid`. */
  readonly userId: string;
  /** For `oauth.getUserDetail`, good for 1800 s; only with scope `snsapi_privateinfo`, inside WeCom. */
  readonly userTicket?: string;
  readonly userDocTicket?: string;
  /** Only from the legacy call. */
  readonly deviceId?: string;
}

/** Somebody outside the corp. */
export interface OAuthVisitor {
  readonly kind: 'visitor';
  readonly openId: string;
  /** When the visitor is a customer whose follower can see the app. */
  readonly externalUserId?: string;
  /** Only from the legacy call. */
  readonly deviceId?: string;
}

/** Who logged in, told apart by `kind`. */
export type OAuthIdentity = OAuthMember | OAuthVisitor;

/** What a member agreed to show (敏感信息); each only when the administrator and the member allow it. */
export interface OAuthUserDetail {
  readonly userId: string;
  /** 0 unknown, 1 male, 2 female. */
  readonly gender?: '0' | '1' | '2';
  readonly avatar?: string;
  /** URL of the member's QR code. */
  readonly qrCode?: string;
  readonly mobile?: string;
  readonly email?: string;
  readonly bizMail?: string;
  readonly address?: string;
}

type AnyIdentity = Omit<OAuthMember, 'kind' | 'userId'> &
  Omit<OAuthVisitor, 'kind' | 'openId'> & { readonly userId?: string; readonly openId?: string };

/** Reads the answer of a login call in the present spelling (`userid`) or the legacy one (`UserId`). */
export function toOAuthIdentity(answer: WireRecord): OAuthIdentity | undefined {
  const { userId, openId, userTicket, userDocTicket, externalUserId, deviceId } = fromAnswer<AnyIdentity>(answer);
  const device = deviceId ? { deviceId } : {};
  if (userId) {
    const tickets = { ...(userTicket ? { userTicket } : {}), ...(userDocTicket ? { userDocTicket } : {}) };
    return { kind: 'member', userId, ...tickets, ...device };
  }
  if (openId) return { kind: 'visitor', openId, ...(externalUserId ? { externalUserId } : {}), ...device };
  return undefined;
}
