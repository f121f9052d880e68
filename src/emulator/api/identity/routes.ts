import { get, post, type RouteTable } from '../../protocol/index.js';
import { getUserDetail } from './get-user-detail.js';
import { getLegacyUserInfo, getUserInfo } from './get-user-info.js';

/** Who is visiting a page of the app (身份验证). */
export const identityRoutes: RouteTable = {
  'auth/getuserinfo': get(getUserInfo, { metered: false }),
  'user/getuserinfo': get(getLegacyUserInfo, { metered: false }),
  'auth/getuserdetail': post(getUserDetail),
};
