import { opaqueId } from './ids.js';

/** A code lives 5 minutes, a user_ticket 1800 s. */
const CODE_LIFETIME = 300_000;
const TICKET_LIFETIME = 1800_000;

/** What a member may agree to show (手动授权): all of it unless told otherwise. */
export const SENSITIVE_FIELDS = ['gender', 'avatar', 'qr_code', 'mobile', 'email', 'biz_mail', 'address'] as const;
export type SensitiveField = (typeof SENSITIVE_FIELDS)[number];

/** Somebody who is no member of the company, logging in from WeChat. */
export interface OAuthStranger {
  readonly openId: string;
  /** Present when that person is a customer whose follower the app sees. */
  readonly externalUserId?: string;
}

export interface OAuthCodeOptions {
  /** `snsapi_base` (default) gives the userid only, `snsapi_privateinfo` a user_ticket too. */
  readonly scope?: 'snsapi_base' | 'snsapi_privateinfo';
  /**
   * The `agentid` of the authorize link. Absent = any app of the company may redeem the code, and
   * `snsapi_privateinfo` silently behaves as `snsapi_base`, as it does at WeCom.
   */
  readonly agentId?: number;
  /** The fields the member agrees to show; default all. */
  readonly granted?: readonly SensitiveField[];
}

export interface OAuthCode extends OAuthCodeOptions {
  /** A member's userId, or a stranger. */
  readonly who: string | OAuthStranger;
  readonly expiresAt: number;
}

export interface UserTicket {
  readonly userId: string;
  readonly agentId: number;
  readonly granted: readonly SensitiveField[];
  readonly expiresAt: number;
}

/** OAuth codes and user tickets in circulation. */
export class OAuthStore {
  readonly #codes = new Map<string, OAuthCode>();
  readonly #tickets = new Map<string, UserTicket>();
  /** The member whom silent logins (静默授权) are of, in every browser; `undefined` lets each browser choose. */
  signedIn: string | undefined;

  issueCode(who: string | OAuthStranger, options: OAuthCodeOptions, now: number): string {
    const code = opaqueId(43);
    this.#codes.set(code, { ...options, who, expiresAt: now + CODE_LIFETIME });
    return code;
  }

  /** Takes the code out of circulation; `undefined` when it is unknown, used, expired or made for another app. */
  redeem(code: string, agentId: number, now: number): OAuthCode | undefined {
    const issued = this.#codes.get(code);
    if (issued === undefined || (issued.agentId !== undefined && issued.agentId !== agentId)) return undefined;
    this.#codes.delete(code);
    return now < issued.expiresAt ? issued : undefined;
  }

  issueTicket(ticket: Omit<UserTicket, 'expiresAt'>, now: number): string {
    const id = opaqueId(64);
    this.#tickets.set(id, { ...ticket, expiresAt: now + TICKET_LIFETIME });
    return id;
  }

  ticket(id: string): UserTicket | undefined {
    return this.#tickets.get(id);
  }
}
