import { type AppCall, byteLength, invalidParam, Refusal, type Reply } from '../../protocol/index.js';
import { openIdOf, type User, userToWire } from '../../world/index.js';
import { pageOf } from '../paging.js';
import { demandDepartment } from './department.js';

/** The member object is the answer itself. @see https://developer.work.weixin.qq.com/document/path/90196 */
export function getUser({ world, app, query }: AppCall): Reply {
  const userId = query.get('userid');
  if (!userId) throw new Refusal(41009);
  if (byteLength(userId) > 64) throw new Refusal(40003);
  const user = world.visibility.user(app, userId);
  if (user === undefined) throw new Refusal(60111);
  return userToWire(user, app.sensitiveFields);
}

/** @see https://developer.work.weixin.qq.com/document/path/90200 */
export function simpleListUsers(call: AppCall): Reply {
  const userlist = membersOf(call).map(({ userId, name, department }) => ({ userid: userId, name, department }));
  return { userlist };
}

/** @see https://developer.work.weixin.qq.com/document/path/90201 */
export function listUsers(call: AppCall): Reply {
  return { userlist: membersOf(call).map((user) => userToWire(user, call.app.sensitiveFields)) };
}

/**
 * `user/list_id`: one row per member and department.
 *
 * @see https://developer.work.weixin.qq.com/document/path/96067
 */
export function listUserIds({ world, params }: AppCall): Reply {
  const limit = params.int('limit') ?? 10_000;
  if (limit < 1 || limit > 10_000) throw invalidParam('limit');
  const rows = world.directory
    .users()
    .flatMap(({ userId, department }) => department.map((id) => ({ userid: userId, department: id })));
  const { items, nextCursor } = pageOf(rows, params.string('cursor'), limit);
  return { next_cursor: nextCursor, dept_user: items };
}

export function getUserIdByMobile(call: AppCall): Reply {
  const mobile = call.params.need('mobile');
  return findUser(call, (user) => user.mobile === mobile);
}

/** `email_type` 1 (default) is the business address, 2 the personal one. */
export function getUserIdByEmail(call: AppCall): Reply {
  const email = call.params.need('email').toLowerCase();
  const personal = call.params.int('email_type') === 2;
  return findUser(call, (user) => (personal ? user.email : user.bizMail)?.toLowerCase() === email);
}

/** `user/convert_to_openid`: always the same one for the same member. */
export function convertToOpenId({ world, app, params }: AppCall): Reply {
  const user = world.visibility.user(app, params.need('userid', 41009));
  if (user === undefined) throw new Refusal(60111);
  return { openid: openIdOf(world.corp.corpId, user.userId) };
}

function findUser({ world, app }: AppCall, matches: (user: User) => boolean): Reply {
  const user = world.visibility.users(app).find(matches);
  if (user === undefined) throw new Refusal(46004);
  return { userid: user.userId };
}

function membersOf(call: AppCall): User[] {
  const { world, app, query } = call;
  const id = demandDepartment(call, query.get('department_id'));
  return world.visibility.users(app).filter((user) => user.department.includes(id));
}
