/** A text or web attribute (扩展属性) of a member. */
export type UserAttribute =
  | { readonly type: 0; readonly name: string; readonly text: { readonly value: string } }
  | { readonly type: 1; readonly name: string; readonly web: { readonly url: string; readonly title: string } };

/** An attribute that people outside the corp see (对外属性). */
export type ExternalAttribute =
  | UserAttribute
  | {
      readonly type: 2;
      readonly name: string;
      readonly miniprogram: { readonly appId: string; readonly pagePath: string; readonly title: string };
    };

/** What people outside the corp see of a member (成员对外信息). */
export interface ExternalProfile {
  readonly externalCorpName?: string;
  readonly wechatChannels?: { readonly nickname: string; readonly status: number };
  readonly externalAttr?: readonly ExternalAttribute[];
}

/**
 * A member (成员). Everything but `userId` may be absent: apps made after June 2022 get no avatar, gender, mobile,
 * email, bizMail, qrCode and address here; `oauth.getUserDetail` has them with the member's consent.
 */
export interface User {
  readonly userId: string;
  readonly name?: string;
  readonly englishName?: string;
  /** Parallel to `order` and `isLeaderInDept`. */
  readonly department?: readonly number[];
  readonly order?: readonly number[];
  readonly isLeaderInDept?: readonly (0 | 1)[];
  readonly mainDepartment?: number;
  /** Userids of superiors. */
  readonly directLeader?: readonly string[];
  readonly position?: string;
  readonly mobile?: string;
  /** 0 unknown, 1 male, 2 female; a string here, a number for external contacts. */
  readonly gender?: '0' | '1' | '2';
  readonly email?: string;
  readonly bizMail?: string;
  readonly avatar?: string;
  readonly thumbAvatar?: string;
  readonly telephone?: string;
  readonly alias?: string;
  readonly address?: string;
  readonly openUserId?: string;
  readonly extAttr?: { readonly attrs: readonly UserAttribute[] };
  /** 1 active, 2 disabled, 4 not activated, 5 left. */
  readonly status?: 1 | 2 | 4 | 5;
  readonly qrCode?: string;
  readonly externalPosition?: string;
  readonly externalProfile?: ExternalProfile;
}

/** A member in short. */
export interface SimpleUser {
  readonly userId: string;
  readonly name: string;
  readonly department: readonly number[];
  readonly openUserId?: string;
}

/** That a member belongs to a department; a member of several has several of these. */
export interface DepartmentUser {
  readonly userId: string;
  readonly department: number;
}
