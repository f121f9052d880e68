import { type AppCall, Refusal, type Reply } from '../../protocol/index.js';
import type { Tag } from '../../world/index.js';
import { demandOwnTag, demandTag } from './tag.js';

const MAX_NODES = 30_000;

/** Whom a call names, sorted into those that exist and are visible, and the others. */
interface Nodes {
  readonly tag: Tag;
  readonly users: readonly string[];
  readonly parties: readonly number[];
  readonly invalidUsers: readonly string[];
  readonly invalidParties: readonly number[];
}

/** @see https://developer.work.weixin.qq.com/document/path/90214 */
export function addTagUsers(call: AppCall): Reply {
  const nodes = readNodes(call, 40070);
  const { tag, users, parties } = nodes;
  if (tag.users.size + tag.parties.size + users.length + parties.length > MAX_NODES) throw new Refusal(81003);
  for (const userId of users) tag.users.add(userId.toLowerCase());
  for (const id of parties) tag.parties.add(id);
  return invalidFields(nodes);
}

/** @see https://developer.work.weixin.qq.com/document/path/90215 */
export function deleteTagUsers(call: AppCall): Reply {
  const nodes = readNodes(call, 40031);
  for (const userId of nodes.users) nodes.tag.users.delete(userId.toLowerCase());
  for (const id of nodes.parties) nodes.tag.parties.delete(id);
  return { errmsg: 'deleted', ...invalidFields(nodes) };
}

/** @param allInvalid the errcode when there is none among them, which differs between the two calls */
function readNodes({ world, app, params }: AppCall, allInvalid: number): Nodes {
  const tag = demandTag(world, params.int('tagid'));
  const userlist = params.strings('userlist') ?? [];
  const partylist = params.ints('partylist') ?? [];
  if (userlist.length + partylist.length === 0) throw new Refusal(40035);
  demandOwnTag(app, tag);
  if (userlist.length > 1000) throw new Refusal(40032);
  if (partylist.length > 100) throw new Refusal(40066);
  const isUser = (userId: string) => world.visibility.user(app, userId) !== undefined;
  const isParty = (id: number) => world.visibility.seesDepartment(app, id);
  const users = userlist.filter(isUser);
  const parties = partylist.filter(isParty);
  if (users.length + parties.length === 0) throw new Refusal(allInvalid);
  return {
    tag,
    users,
    parties,
    invalidUsers: userlist.filter((userId) => !isUser(userId)),
    invalidParties: partylist.filter((id) => !isParty(id)),
  };
}

/** `invalidlist` is one string, `invalidparty` a list; each is there only when something was invalid. */
function invalidFields({ invalidUsers, invalidParties }: Nodes) {
  return {
    invalidlist: invalidUsers.length > 0 ? invalidUsers.join('|') : undefined,
    invalidparty: invalidParties.length > 0 ? invalidParties : undefined,
  };
}
