import type { ExternalProfile } from '../directory/index.js';

/** A person outside the corp (外部联系人). */
export interface ExternalContact {
  readonly externalUserId: string;
  readonly name: string;
  readonly avatar?: string;
  /** 1 uses WeChat, 2 uses WeCom. */
  readonly type: 1 | 2;
  /** 0 unknown, 1 male, 2 female; a number here, a string for members. */
  readonly gender: 0 | 1 | 2;
  /** Of type 1, when the corp is bound to a developer account. */
  readonly unionId?: string;
  /** The following are of type 2 only. */
  readonly position?: string;
  readonly corpName?: string;
  readonly corpFullName?: string;
  readonly externalProfile?: ExternalProfile;
}

/** A tag on a contact. */
export interface ContactTag {
  readonly groupName: string;
  readonly tagName: string;
  /** Absent for personal tags. */
  readonly tagId?: string;
  /** 1 of the corp, 2 personal, 3 of a rule group. */
  readonly type: 1 | 2 | 3;
}

/** What a member noted about a contact, and how they met. */
export interface FollowInfoBase {
  readonly userId: string;
  readonly remark: string;
  readonly description: string;
  /** Seconds since 1970. */
  readonly createTime: number;
  readonly remarkCorpName?: string;
  readonly remarkMobiles?: readonly string[];
  readonly operUserId?: string;
  /** How the contact was added, e.g. 1 by QR code, 2 by phone number, 16 by acquisition link, 202 assigned. */
  readonly addWay: number;
  /** The state of the QR code or link that was used. */
  readonly state?: string;
  readonly wechatChannels?: { readonly nickname: string; readonly source: 0 | 1 | 2 | 3 };
}

/** A member who follows a contact, with the tags in full: of `externalContact.get`. */
export interface FollowUser extends FollowInfoBase {
  readonly tags: readonly ContactTag[];
}

/** A member who follows a contact, with the ids of the tags of the corp: of `externalContact.batchGetByUser`. */
export interface FollowInfo extends FollowInfoBase {
  readonly tagId: readonly string[];
}

/** A contact with everybody who follows it. */
export interface ContactDetail {
  readonly externalContact: ExternalContact;
  readonly followUser: readonly FollowUser[];
}

/** A contact with one of the members who follow it. */
export interface FollowedContact {
  readonly externalContact: ExternalContact;
  readonly followInfo: FollowInfo;
}
