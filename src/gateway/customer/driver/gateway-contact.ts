/** A tag on a contact. */
export interface GatewayTag {
  /** Absent for tags that have a name only. */
  readonly id?: string;
  readonly name: string;
  /** The group that the tag belongs to, where tags have groups. */
  readonly group?: string;
}

/** A member who follows a contact, with this member's own notes; of the official interface. */
export interface GatewayFollower {
  readonly userId: string;
  readonly remark: string;
  readonly description: string;
  readonly tags: readonly GatewayTag[];
}

/** Somebody to write to, alike for every driver; what a driver does not know is left out. */
export interface GatewayContact {
  /** What `send` takes: an external userid, or the id in Wechaty. */
  readonly id: string;
  /** The name that the contact chose. */
  readonly name: string;
  /** The name given to the contact by the account (备注); empty without one. */
  readonly remark: string;
  /** Address of the picture. */
  readonly avatar?: string;
  readonly gender?: 'male' | 'female';
  /** Whether the contact uses WeChat or WeCom. */
  readonly type?: 'wechat' | 'wecom';
  readonly corpName?: string;
  readonly position?: string;
  readonly description?: string;
  readonly mobiles?: readonly string[];
  /** Of all followers together. */
  readonly tags: readonly GatewayTag[];
  readonly followers?: readonly GatewayFollower[];
}
