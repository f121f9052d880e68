import type { CorpTagGroup, FollowedContact, WecomClient } from '../../../../api/index.js';

/** At most so many members in one call, and so many contacts in one answer. */
const MEMBERS_PER_CALL = 100;
const CONTACTS_PER_PAGE = 100;

/** Everything the platform tells of the contacts of some members. */
export interface FollowedReading {
  readonly ties: readonly FollowedContact[];
  readonly tagGroups: readonly CorpTagGroup[];
}

/** Reads the contacts of these members page by page, and the corp's tags, whose ids they carry. */
export async function readFollowed(api: WecomClient, userIds: readonly string[]): Promise<FollowedReading> {
  const ties: FollowedContact[] = [];
  for (let start = 0; start < userIds.length; start += MEMBERS_PER_CALL) {
    const some = userIds.slice(start, start + MEMBERS_PER_CALL);
    const pages = api.externalContact.batchGetByUser(some, { limit: CONTACTS_PER_PAGE });
    for await (const tie of pages) ties.push(tie);
  }
  return { ties, tagGroups: await api.externalContact.corpTag.list() };
}
