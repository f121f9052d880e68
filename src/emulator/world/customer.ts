import type { JsonObject } from '../json.js';

/** How a member came to know a customer and what was noted; only `userId` is needed. */
export interface FollowUserOptions {
  readonly userId: string;
  readonly remark?: string;
  readonly description?: string;
  /** Milliseconds since 1970; default now. */
  readonly createTime?: number;
  /** Corp tags (企业标签) by id. */
  readonly tagIds?: readonly string[];
  /** Personal tags, which have a name but no id. */
  readonly personalTags?: readonly string[];
  readonly remarkCorpName?: string;
  readonly remarkMobiles?: readonly string[];
  readonly operUserId?: string;
  /** 添加方式, 0 unknown, 1 QR code, 2 phone search, …; default 1. */
  readonly addWay?: number;
  readonly state?: string;
}

/** A customer (外部联系人). */
export interface ExternalContactOptions {
  /** Default random, `wm…` (WeChat) or `wo…` (WeCom). */
  readonly externalUserId?: string;
  readonly name: string;
  /** 1 WeChat (default), 2 WeCom. */
  readonly type?: 1 | 2;
  /** A number here, unlike a member's. */
  readonly gender?: 0 | 1 | 2;
  readonly avatar?: string;
  /** Type 1 only, in companies with a bound developer account. */
  readonly unionId?: string;
  /** Type 2 only, like the three below. */
  readonly position?: string;
  readonly corpName?: string;
  readonly corpFullName?: string;
  readonly externalProfile?: JsonObject;
  /** The members who added this customer: userIds, or more about each. */
  readonly followUser: readonly (string | FollowUserOptions)[];
}

export interface FollowUser {
  readonly userId: string;
  readonly createTime: number;
  readonly operUserId: string;
  readonly addWay: number;
  readonly state: string | undefined;
  readonly tagIds: Set<string>;
  readonly personalTags: readonly string[];
  remark: string;
  description: string;
  remarkCorpName: string | undefined;
  remarkMobiles: readonly string[];
}

export interface Customer {
  readonly externalUserId: string;
  readonly type: 1 | 2;
  readonly wire: JsonObject;
  /** By userId in lower case. */
  readonly followUsers: ReadonlyMap<string, FollowUser>;
}

/** The `external_contact` of `externalcontact/get`; WeChat users have a unionid, WeCom users a company. */
export function externalContactToWire(externalUserId: string, options: ExternalContactOptions): JsonObject {
  const type = options.type ?? 1;
  const own: JsonObject =
    type === 1
      ? { unionid: options.unionId }
      : {
          position: options.position,
          corp_name: options.corpName,
          corp_full_name: options.corpFullName,
          external_profile: options.externalProfile,
        };
  return {
    external_userid: externalUserId,
    name: options.name,
    avatar: options.avatar ?? '',
    type,
    gender: options.gender ?? 0,
    ...own,
  };
}
