import { type AppCall, Refusal, type Reply, takeRate } from '../../protocol/index.js';
import { type OAuthStranger, SENSITIVE_FIELDS } from '../../world/index.js';

/** Whoever the code stands for. */
interface Visitor {
  readonly userId: string | undefined;
  readonly userTicket: string | undefined;
  readonly stranger: OAuthStranger | undefined;
}

/**
 * `auth/getuserinfo`.
 *
 * @see https://developer.work.weixin.qq.com/document/path/91023
 */
export function getUserInfo(call: AppCall): Reply {
  const { userId, userTicket, stranger } = redeemCode(call);
  if (stranger === undefined) return { userid: userId, user_ticket: userTicket };
  return { openid: stranger.openId, external_userid: stranger.externalUserId };
}

/** `user/getuserinfo`, the older spelling. */
export function getLegacyUserInfo(call: AppCall): Reply {
  const { userId, userTicket, stranger } = redeemCode(call);
  if (stranger !== undefined) {
    return { OpenId: stranger.openId, DeviceId: '', external_userid: stranger.externalUserId };
  }
  const expiry = userTicket === undefined ? undefined : 1800;
  return { UserId: userId, DeviceId: '', user_ticket: userTicket, expires_in: expiry };
}

function redeemCode({ world, app, query, now }: AppCall): Visitor {
  const code = query.get('code');
  if (!code) throw new Refusal(41008);
  const issued = world.oauth.redeem(code, app.agentId, now);
  if (issued === undefined) {
    // Only bad codes count: a login page under load must not run into the limit.
    takeRate(world, [{ key: 'api:getuserinfo', limit: world.limits.apiPerMinute, span: 'minute' }]);
    throw new Refusal(40029);
  }
  if (typeof issued.who !== 'string') return { userId: undefined, userTicket: undefined, stranger: issued.who };
  const userId = world.directory.user(issued.who)?.userId ?? issued.who;
  // Without agentid in the link, snsapi_privateinfo silently behaves as snsapi_base.
  const privateInfo = issued.scope === 'snsapi_privateinfo' && issued.agentId !== undefined;
  const mayAsk = privateInfo && world.visibility.user(app, userId) !== undefined;
  const granted = issued.granted ?? SENSITIVE_FIELDS;
  const userTicket = mayAsk ? world.oauth.issueTicket({ userId, agentId: app.agentId, granted }, now) : undefined;
  return { userId, userTicket, stranger: undefined };
}
