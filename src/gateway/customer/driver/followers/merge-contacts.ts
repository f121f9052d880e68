import type { CorpTagGroup, ExternalContact, FollowedContact, FollowInfo } from '../../../../api/index.js';
import type { GatewayContact, GatewayFollower, GatewayTag } from '../gateway-contact.js';

/** Makes one contact of all the members' ties to the same person, in the order in which they come. */
export function mergeContacts(
  ties: Iterable<FollowedContact>,
  groups: readonly CorpTagGroup[],
): ReadonlyMap<string, GatewayContact> {
  const tags = tagsById(groups);
  const people = new Map<string, { person: ExternalContact; follows: FollowInfo[] }>();
  for (const { externalContact, followInfo } of ties) {
    const known = people.get(externalContact.externalUserId);
    if (known === undefined)
      people.set(externalContact.externalUserId, { person: externalContact, follows: [followInfo] });
    else known.follows.push(followInfo);
  }
  return new Map([...people].map(([id, { person, follows }]) => [id, merge(person, follows, tags)]));
}

function merge(
  person: ExternalContact,
  follows: readonly FollowInfo[],
  tags: ReadonlyMap<string, GatewayTag>,
): GatewayContact {
  const { externalUserId, name, avatar, gender, type, corpName, position } = person;
  const followers = follows.map((follow) => followerOf(follow, tags));
  const mobiles = [...new Set(follows.flatMap(({ remarkMobiles }) => remarkMobiles ?? []))];
  const description = firstOf(followers, 'description');
  // A contact who uses WeChat has no company of their own, but perhaps one that a member noted.
  const company = corpName || follows.map(({ remarkCorpName }) => remarkCorpName).find(Boolean);
  return {
    id: externalUserId,
    name,
    remark: firstOf(followers, 'remark'),
    ...(avatar ? { avatar } : {}),
    ...(gender === 1 || gender === 2 ? { gender: gender === 1 ? 'male' : 'female' } : {}),
    type: type === 1 ? 'wechat' : 'wecom',
    ...(company ? { corpName: company } : {}),
    ...(position ? { position } : {}),
    ...(description === '' ? {} : { description }),
    ...(mobiles.length === 0 ? {} : { mobiles }),
    tags: [...new Map(followers.flatMap((follower) => follower.tags.map((tag) => [tag.id, tag]))).values()],
    followers,
  };
}

function followerOf(follow: FollowInfo, tags: ReadonlyMap<string, GatewayTag>): GatewayFollower {
  return {
    userId: follow.userId,
    remark: follow.remark ?? '',
    description: follow.description ?? '',
    // Of a rule group the platform tells the id only.
    tags: (follow.tagId ?? []).map((id) => tags.get(id) ?? { id, name: id }),
  };
}

function firstOf(followers: readonly GatewayFollower[], field: 'remark' | 'description'): string {
  return followers.map((follower) => follower[field]).find((text) => text !== '') ?? '';
}

function tagsById(groups: readonly CorpTagGroup[]): ReadonlyMap<string, GatewayTag> {
  return new Map(
    groups.flatMap(({ groupName, tag }) => tag.map(({ id, name }) => [id, { id, name, group: groupName }] as const)),
  );
}
