import { RequestError } from '../../errors/index.js';
import { defined, type WireRecord } from '../wire/index.js';

/** A department or tag id. */
export type NodeId = number | string;

/** Who gets a message: members, departments and tags together, at least one of them. */
export interface RecipientLists {
  /** Userids, at most 1000, or `@all`: everybody who can see the app. */
  readonly toUser?: string | readonly string[];
  /** Department ids, at most 100; nothing is added by them to `@all`. */
  readonly toParty?: NodeId | readonly NodeId[];
  /** Tag ids, at most 100; nothing is added by them to `@all`. */
  readonly toTag?: NodeId | readonly NodeId[];
}

/** Who gets a message: one userid, several, `@all`, or members, departments and tags by name. */
export type Recipients = string | readonly string[] | RecipientLists;

/** Recipients in one form, each list without repeats. */
export interface ResolvedRecipients {
  readonly users: readonly string[];
  readonly parties: readonly string[];
  readonly tags: readonly string[];
}

/** Everybody who can see the app. */
export const ALL_USERS = '@all';
const SEPARATOR = '|';

/** Recipients by name, whichever way they were given. */
export function toRecipientLists(to: Recipients): RecipientLists {
  return isLists(to) ? to : { toUser: to };
}

/**
 * Brings recipients into one form.
 * @throws {RequestError} when there are none, too many, or one that would address somebody else
 */
export function resolveRecipients({ toUser, toParty, toTag }: RecipientLists): ResolvedRecipients {
  const users = list('toUser', toUser, 1000, 40032);
  const parties = list('toParty', toParty, 100, 82002);
  const tags = list('toTag', toTag, 100, 82003);
  if (users.length + parties.length + tags.length === 0) {
    throw new RequestError('toUser', 'nobody is to get the message: give toUser, toParty or toTag.');
  }
  if (users.length > 1 && users.includes(ALL_USERS)) {
    throw new RequestError('toUser', `${ALL_USERS} among userids would reach everybody; give it alone.`);
  }
  return { users, parties, tags };
}

/** Spells recipients as `message/send` takes them. */
export function recipientsToWire({ users, parties, tags }: ResolvedRecipients): WireRecord {
  return defined({ touser: joined(users), toparty: joined(parties), totag: joined(tags) });
}

function isLists(to: Recipients): to is RecipientLists {
  return typeof to === 'object' && !Array.isArray(to);
}

function list(
  argument: string,
  given: NodeId | readonly NodeId[] | undefined,
  most: number,
  errCode: number,
): readonly string[] {
  const items = given === undefined ? [] : Array.isArray(given) ? given : [given];
  const ids = [...new Set(items.map(String))].filter((id) => id !== '');
  if (ids.length > most) {
    throw new RequestError(argument, `holds ${ids.length} ids, at most ${most} are possible.`, { errCode });
  }
  // An id that came from outside could otherwise name further receivers.
  if (ids.some((id) => id.includes(SEPARATOR))) {
    throw new RequestError(argument, `holds an id with ${SEPARATOR} in it; give several ids as a list.`);
  }
  return ids;
}

function joined(ids: readonly string[]): string | undefined {
  return ids.length === 0 ? undefined : ids.join(SEPARATOR);
}
