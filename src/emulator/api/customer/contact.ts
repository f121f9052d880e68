import { type AppCall, invalidParam, Refusal, type Reply } from '../../protocol/index.js';
import { pageOf } from '../paging.js';
import { demandCustomerContact, demandFollower } from './demand.js';
import { followInfoToWire, followUserToWire } from './follow-wire.js';

const FOLLOWERS_PER_PAGE = 500;

/** @see https://developer.work.weixin.qq.com/document/path/92571 */
export function getFollowUserList(call: AppCall): Reply {
  demandCustomerContact(call);
  const { world, app } = call;
  const followers = world.visibility.users(app).filter((user) => user.licensed);
  return { follow_user: followers.map(({ userId }) => userId) };
}

/** A member without customers is an error, 84061. @see https://developer.work.weixin.qq.com/document/path/92113 */
export function listContacts(call: AppCall): Reply {
  demandCustomerContact(call);
  const { userId } = demandFollower(call, call.query.get('userid'));
  const customers = call.world.customers.of(userId);
  if (customers.length === 0) throw new Refusal(84061);
  return { external_userid: customers.map(({ externalUserId }) => externalUserId) };
}

/** @see https://developer.work.weixin.qq.com/document/path/92114 */
export function getContact(call: AppCall): Reply {
  demandCustomerContact(call);
  const { world, app, query } = call;
  const customer = world.customers.get(query.get('external_userid') ?? '');
  if (customer === undefined) throw new Refusal(40096);
  const visible = [...customer.followUsers.values()].filter(({ userId }) => world.visibility.user(app, userId));
  if (visible.length === 0) throw new Refusal(84061);
  const { items, nextCursor } = pageOf(visible, query.get('cursor') ?? undefined, FOLLOWERS_PER_PAGE);
  return {
    external_contact: customer.wire,
    follow_user: items.map((follow) => followUserToWire(world, follow)),
    next_cursor: nextCursor || undefined,
  };
}

/** A limit above 100 counts as 100. @see https://developer.work.weixin.qq.com/document/path/92994 */
export function batchGetByUser(call: AppCall): Reply {
  demandCustomerContact(call);
  const { world, app, params } = call;
  const userIds = params.strings('userid_list') ?? [];
  if (userIds.length === 0) throw new Refusal(41009);
  if (userIds.length > 100) throw new Refusal(40032);
  const users = userIds.map((userId) => world.visibility.user(app, userId) ?? unknownUser());
  const rows = users
    .filter((user) => user.licensed)
    .flatMap((user) => world.customers.of(user.userId).map((customer) => ({ user, customer })));
  const limit = params.int('limit') ?? 50;
  if (limit < 1) throw invalidParam('limit');
  const { items, nextCursor } = pageOf(rows, params.string('cursor'), Math.min(limit, 100));
  const list = items.flatMap(({ user, customer }) => {
    const follow = world.customers.follow(user.userId, customer.externalUserId);
    if (follow === undefined) return [];
    return [{ external_contact: customer.wire, follow_info: followInfoToWire(world, follow) }];
  });
  const unlicensed = users.filter((user) => !user.licensed).map(({ userId }) => userId);
  return {
    external_contact_list: list,
    next_cursor: nextCursor,
    fail_info: unlicensed.length > 0 ? { unlicensed_userid_list: unlicensed } : undefined,
  };
}

function unknownUser(): never {
  throw new Refusal(60111);
}
