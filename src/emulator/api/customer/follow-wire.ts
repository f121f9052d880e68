import type { Json, JsonObject } from '../../json.js';
import type { FollowUser, World } from '../../world/index.js';

/** One of `follow_user` in `externalcontact/get`: tags with their names. */
export function followUserToWire(world: World, follow: FollowUser): JsonObject {
  return { ...common(follow), tags: [...corpTags(world, follow), ...personalTags(follow)] };
}

/** The `follow_info` of `batch/get_by_user`: corp tags by id only. */
export function followInfoToWire(world: World, follow: FollowUser): JsonObject {
  return { ...common(follow), tag_id: corpTags(world, follow).map((tag) => tag.tag_id) };
}

function common(follow: FollowUser): JsonObject {
  return {
    userid: follow.userId,
    remark: follow.remark,
    description: follow.description,
    createtime: Math.floor(follow.createTime / 1000),
    remark_corp_name: follow.remarkCorpName,
    remark_mobiles: follow.remarkMobiles,
    oper_userid: follow.operUserId,
    add_way: follow.addWay,
    state: follow.state,
  };
}

/** Tags deleted since are gone from the customer too. */
function corpTags(world: World, follow: FollowUser) {
  return [...follow.tagIds].flatMap((tagId) => {
    const group = world.corpTags.groupOf(tagId);
    const tag = group?.tags.get(tagId);
    if (group === undefined || tag === undefined) return [];
    return [{ group_name: group.groupName, tag_name: tag.name, tag_id: tag.id, type: 1 }];
  });
}

function personalTags(follow: FollowUser): Json[] {
  return follow.personalTags.map((name) => ({ group_name: '', tag_name: name, type: 2 }));
}
