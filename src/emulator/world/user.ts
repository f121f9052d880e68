import type { JsonObject } from '../json.js';

/** A member (成员) of the emulated company. */
export interface UserOptions {
  /** 1 to 64 bytes; case does not count. */
  readonly userId: string;
  /** Default: the userId. */
  readonly name?: string;
  /** Department ids; default the root, `[1]`. */
  readonly department?: readonly number[];
  /** Parallel to `department`. */
  readonly order?: readonly number[];
  readonly isLeaderInDept?: readonly (0 | 1)[];
  readonly mainDepartment?: number;
  readonly directLeader?: readonly string[];
  readonly position?: string;
  readonly alias?: string;
  readonly englishName?: string;
  readonly telephone?: string;
  /** Sensitive, like all down to `address`: see `AppOptions.sensitiveFields`. */
  readonly mobile?: string;
  /** 0 unknown, 1 male, 2 female. */
  readonly gender?: '0' | '1' | '2';
  readonly email?: string;
  readonly bizMail?: string;
  readonly avatar?: string;
  readonly qrCode?: string;
  readonly address?: string;
  readonly extAttr?: JsonObject;
  readonly externalPosition?: string;
  readonly externalProfile?: JsonObject;
  /** 1 active, 2 disabled, 4 not activated, 5 left; default 1. */
  readonly status?: 1 | 2 | 4 | 5;
  /** False for a member without a basic API licence (基础接口许可): listed in `unlicenseduser`. Default true. */
  readonly licensed?: boolean;
}

/** What a member never lacks. */
type Settled = 'userId' | 'name' | 'department' | 'order' | 'isLeaderInDept' | 'mainDepartment' | 'status' | 'licensed';

export type User = Readonly<UserOptions & Required<Pick<UserOptions, Settled>>>;

export function settleUser(options: UserOptions, defaultDepartment: number): User {
  const department = options.department ?? [defaultDepartment];
  return {
    ...options,
    name: options.name ?? options.userId,
    department,
    order: options.order ?? department.map(() => 0),
    isLeaderInDept: options.isLeaderInDept ?? department.map(() => 0),
    mainDepartment: options.mainDepartment ?? department[0] ?? defaultDepartment,
    status: options.status ?? 1,
    licensed: options.licensed ?? true,
  };
}

/**
 * The member as `user/get` and `user/list` show it.
 *
 * @param sensitive whether the caller may see avatar, gender, mobile, email, QR code and address
 * @see https://developer.work.weixin.qq.com/document/path/90196
 */
export function userToWire(user: User, sensitive: boolean): JsonObject {
  return {
    userid: user.userId,
    name: user.name,
    department: user.department,
    order: user.order,
    position: user.position ?? '',
    ...(sensitive ? sensitiveFields(user) : {}),
    is_leader_in_dept: user.isLeaderInDept,
    direct_leader: user.directLeader ?? [],
    telephone: user.telephone ?? '',
    alias: user.alias ?? '',
    english_name: user.englishName,
    main_department: user.mainDepartment,
    extattr: user.extAttr ?? { attrs: [] },
    status: user.status,
    external_position: user.externalPosition,
    external_profile: user.externalProfile,
  };
}

function sensitiveFields(user: User): JsonObject {
  return {
    mobile: user.mobile ?? '',
    gender: user.gender ?? '0',
    email: user.email ?? '',
    biz_mail: user.bizMail ?? '',
    avatar: user.avatar ?? '',
    thumb_avatar: user.avatar ?? '',
    qr_code: user.qrCode ?? '',
    address: user.address ?? '',
  };
}
