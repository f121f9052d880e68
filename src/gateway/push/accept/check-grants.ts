import { type FieldProblem, HttpProblem } from '../../http/index.js';
import type { ApiKey, RecipientKind } from '../../keys/index.js';
import type { PushRequest } from '../request/index.js';

/** The members of a request that name receivers, and the kind of each. */
const RECEIVERS = [
  ['toUser', 'users'],
  ['toParty', 'parties'],
  ['toTag', 'tags'],
  ['chatId', 'chats'],
  ['robot', 'robots'],
] as const satisfies readonly (readonly [keyof PushRequest, RecipientKind])[];

/**
 * Holds the receivers of a request against what the key may reach.
 * @throws {HttpProblem} 403 `recipient_not_allowed`, naming those that it may not
 */
export function checkGrants(key: ApiKey, request: PushRequest): void {
  const errors = RECEIVERS.flatMap(([member, kind]): readonly FieldProblem[] => {
    const closed = listOf(request[member]).filter((id) => !key.mayReach(kind, id));
    if (closed.length === 0) return [];
    return [{ path: member, message: `holds ${shown(closed)}, which the key "${key.name}" may not write to` }];
  });
  if (errors.length === 0) return;
  const detail = `${errors.map(({ path, message }) => `${path} ${message}`).join('; ')}.`;
  throw new HttpProblem(403, 'recipient_not_allowed', detail, { errors });
}

/** How many receivers of each kind a request has, for the log. */
export function receiverCounts(request: PushRequest): Readonly<Partial<Record<RecipientKind, number>>> {
  const counts = RECEIVERS.map(([member, kind]) => [kind, listOf(request[member]).length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function listOf(value: string | number | readonly (string | number)[] | undefined): readonly (string | number)[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [value];
}

/** The first few; a request may name a thousand. */
function shown(ids: readonly (string | number)[]): string {
  const few = ids.slice(0, 5).join(', ');
  return ids.length > 5 ? `${few} and ${ids.length - 5} more` : few;
}
