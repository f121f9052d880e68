import { type AppCall, type Params, Refusal } from '../../protocol/index.js';
import type { FollowUser, User } from '../../world/index.js';

/** Customer contact is for apps listed under 客户联系 → 可调用接口的应用 (48002). */
export function demandCustomerContact({ app }: AppCall): void {
  if (!app.customerContact) throw new Refusal(48002);
}

/** The member, when visible (60111) and licensed to have customers (701008). */
export function demandFollower({ world, app }: AppCall, userId: string | null | undefined): User {
  if (!userId) throw new Refusal(41009);
  const user = world.visibility.user(app, userId);
  if (user === undefined) throw new Refusal(60111);
  if (!user.licensed) throw new Refusal(701008);
  return user;
}

/** The tie between the body's `userid` and `external_userid`; 84061 when there is none. */
export function demandFollow(call: AppCall, params: Params): FollowUser {
  const user = demandFollower(call, params.string('userid'));
  const externalUserId = params.need('external_userid', 40096);
  if (call.world.customers.get(externalUserId) === undefined) throw new Refusal(40096);
  const follow = call.world.customers.follow(user.userId, externalUserId);
  if (follow === undefined) throw new Refusal(84061);
  return follow;
}
