import { type AppCall, characterCount, invalidParam, Refusal, type Reply } from '../../protocol/index.js';
import type { EmulatedApp, Tag, World } from '../../world/index.js';

const MAX_NAME_CHARACTERS = 32;

/** @see https://developer.work.weixin.qq.com/document/path/90216 */
export function listTags({ world }: AppCall): Reply {
  return { taglist: world.tags.all().map(({ tagId, tagName }) => ({ tagid: tagId, tagname: tagName })) };
}

/** Only what lies in the visible range. @see https://developer.work.weixin.qq.com/document/path/90213 */
export function getTag({ world, app, query }: AppCall): Reply {
  const tag = demandTag(world, query.get('tagid'));
  const users = [...tag.users].flatMap((userId) => world.visibility.user(app, userId) ?? []);
  return {
    tagname: tag.tagName,
    userlist: users.map(({ userId, name }) => ({ userid: userId, name })),
    partylist: [...tag.parties].filter((id) => world.visibility.seesDepartment(app, id)),
  };
}

/** @see https://developer.work.weixin.qq.com/document/path/90210 */
export function createTag({ world, app, params }: AppCall): Reply {
  const tagName = params.string('tagname') ?? '';
  checkName(world, tagName);
  const tagId = params.int('tagid');
  if (tagId !== undefined && (tagId < 0 || world.tags.get(tagId) !== undefined)) throw new Refusal(40068);
  const tag = world.tags.add({ tagName, createdBy: app.agentId, ...(tagId === undefined ? {} : { tagId }) });
  return { errmsg: 'created', tagid: tag.tagId };
}

/** @see https://developer.work.weixin.qq.com/document/path/90211 */
export function updateTag({ world, app, params }: AppCall): Reply {
  const tag = demandTag(world, params.int('tagid'));
  const tagName = params.string('tagname') ?? '';
  demandOwnTag(app, tag);
  checkName(world, tagName, tag);
  tag.tagName = tagName;
  return { errmsg: 'updated' };
}

/** @see https://developer.work.weixin.qq.com/document/path/90212 */
export function deleteTag({ world, app, query }: AppCall): Reply {
  const tag = demandTag(world, query.get('tagid'));
  demandOwnTag(app, tag);
  world.tags.delete(tag.tagId);
  return { errmsg: 'deleted' };
}

export function demandTag(world: World, tagId: number | string | null | undefined): Tag {
  if (tagId === null || tagId === undefined || tagId === '') throw invalidParam('tagid');
  const tag = world.tags.get(Number(tagId));
  if (tag === undefined) throw new Refusal(40068);
  return tag;
}

/** Only the app that created a tag may change it; the contacts-sync assistant may change any. */
export function demandOwnTag(app: EmulatedApp, tag: Tag): void {
  if (app.kind === 'app' && tag.createdBy !== app.agentId) throw new Refusal(60011);
}

function checkName(world: World, tagName: string, self?: Tag): void {
  if (tagName === '' || characterCount(tagName) > MAX_NAME_CHARACTERS) throw new Refusal(40072);
  const namesake = world.tags.byName(tagName);
  if (namesake !== undefined && namesake !== self) throw new Refusal(40071);
}
