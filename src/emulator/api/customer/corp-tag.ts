import { type AppCall, characterCount, Refusal, type Reply, tooLong } from '../../protocol/index.js';
import type { CorpTag, CorpTagGroup, EmulatedApp } from '../../world/index.js';
import { demandCustomerContact, demandFollow } from './demand.js';

const MAX_NAME_CHARACTERS = 30;

/** `group_id` wins over `tag_id`; without either, all. @see https://developer.work.weixin.qq.com/document/path/92117 */
export function getCorpTagList(call: AppCall): Reply {
  demandCustomerContact(call);
  const groupIds = call.params.strings('group_id') ?? [];
  const tagIds = call.params.strings('tag_id') ?? [];
  const groups = call.world.corpTags.groups();
  if (groupIds.length > 0) {
    return { tag_group: groups.filter(({ groupId }) => groupIds.includes(groupId)).map((group) => groupToWire(group)) };
  }
  if (tagIds.length === 0) return { tag_group: groups.map((group) => groupToWire(group)) };
  const named = groups.map((group) => ({
    group,
    tags: [...group.tags.values()].filter(({ id }) => tagIds.includes(id)),
  }));
  return { tag_group: named.filter(({ tags }) => tags.length > 0).map(({ group, tags }) => groupToWire(group, tags)) };
}

/** Adds tags to a group given by id, or by a name that need not exist yet. */
export function addCorpTag(call: AppCall): Reply {
  demandCustomerContact(call);
  const { world, app, params, now } = call;
  const wanted = (params.objects('tag') ?? []).map((tag) => ({
    name: checkName(tag.need('name'), tag.at('name')),
    order: tag.int('order') ?? 0,
  }));
  if (wanted.length === 0) throw new Refusal(40063);
  const groupId = params.string('group_id');
  const existing =
    groupId === undefined
      ? world.corpTags.groupByName(checkName(params.need('group_name'), 'group_name'))
      : (world.corpTags.group(groupId) ?? unknownTag());
  if (existing !== undefined) demandOwnGroup(app, existing);
  const order = params.int('order') ?? 0;
  const groupName = params.string('group_name') ?? '';
  const group = existing ?? world.corpTags.addGroup({ groupName, tags: [], order, createdBy: app.agentId }, now);
  const tags = wanted.map((tag) => world.corpTags.addTag(group, tag.name, tag.order, now));
  return { tag_group: groupToWire(group, [...new Set(tags)]) };
}

/** `id` is a tag's or a group's. */
export function editCorpTag(call: AppCall): Reply {
  demandCustomerContact(call);
  const { world, app, params } = call;
  const id = params.need('id');
  const group = world.corpTags.group(id) ?? world.corpTags.groupOf(id) ?? unknownTag();
  demandOwnGroup(app, group);
  const tag = group.tags.get(id);
  const name = params.string('name');
  if (name !== undefined) checkName(name, 'name');
  const namesakes = tag === undefined ? world.corpTags.groups().map((each) => each.groupName) : namesOf(group);
  const oldName = tag?.name ?? group.groupName;
  if (name !== undefined && name !== oldName && namesakes.includes(name)) throw new Refusal(40071);
  if (tag === undefined) group.groupName = name ?? group.groupName;
  else tag.name = name ?? tag.name;
  const target = tag ?? group;
  target.order = params.int('order') ?? target.order;
  return {};
}

/** Deleting the last tag of a group deletes the group. */
export function deleteCorpTag(call: AppCall): Reply {
  demandCustomerContact(call);
  const { world, app, params } = call;
  const tagIds = params.strings('tag_id') ?? [];
  const groupIds = params.strings('group_id') ?? [];
  if (tagIds.length + groupIds.length === 0) throw new Refusal(40063);
  const groups = groupIds.map((id) => world.corpTags.group(id) ?? unknownTag());
  const tags = tagIds.map((id) => ({ id, group: world.corpTags.groupOf(id) ?? unknownTag() }));
  for (const group of [...groups, ...tags.map((tag) => tag.group)]) demandOwnGroup(app, group);
  for (const { id, group } of tags) world.corpTags.deleteTag(group, id);
  for (const { groupId } of groups) world.corpTags.deleteGroup(groupId);
  return {};
}

/** `mark_tag`. @see https://developer.work.weixin.qq.com/document/path/92118 */
export function markTag(call: AppCall): Reply {
  demandCustomerContact(call);
  const { world, params } = call;
  const add = params.strings('add_tag') ?? [];
  const remove = params.strings('remove_tag') ?? [];
  if (add.length + remove.length === 0) throw new Refusal(40063);
  const follow = demandFollow(call, params);
  for (const id of [...add, ...remove]) if (world.corpTags.groupOf(id) === undefined) unknownTag();
  for (const id of remove) follow.tagIds.delete(id);
  for (const id of add) follow.tagIds.add(id);
  return {};
}

function groupToWire(group: CorpTagGroup, tags: readonly CorpTag[] = [...group.tags.values()]) {
  return {
    group_id: group.groupId,
    group_name: group.groupName,
    create_time: Math.floor(group.createTime / 1000),
    order: group.order,
    tag: tags.map(({ id, name, createTime, order }) => ({
      id,
      name,
      create_time: Math.floor(createTime / 1000),
      order,
    })),
  };
}

/** An app edits only the tags it created. */
function demandOwnGroup(app: EmulatedApp, group: CorpTagGroup): void {
  if (group.createdBy !== app.agentId) throw new Refusal(60011);
}

function checkName(name: string, path: string): string {
  if (characterCount(name) > MAX_NAME_CHARACTERS) throw tooLong(path, MAX_NAME_CHARACTERS);
  return name;
}

function namesOf(group: CorpTagGroup): string[] {
  return [...group.tags.values()].map(({ name }) => name);
}

function unknownTag(): never {
  throw new Refusal(40068);
}
