import { buttonsOf } from '../conversation/index.js';
import { compact, type JsonObject } from '../json.js';
import type { PageApp, PageGroup, PageMenuButton, PageState, PageUser } from '../page-api/index.js';
import type { World } from '../world/index.js';

/** So many entries of each conversation, and so many exchanges, are shown at first. */
const LATEST = 200;

/** Everything but the revision. */
export function pageSnapshot(world: World): Omit<PageState, 'revision'> {
  const { corpId, corpName } = world.corp;
  return {
    corp: { corpId, name: corpName },
    users: pageUsers(world),
    apps: pageApps(world),
    groups: pageGroups(world),
    conversations: world.conversations.all().map((conversation) => ({
      ...conversation,
      entries: conversation.entries.slice(-LATEST),
    })),
    exchanges: world.exchanges.all().slice(-LATEST),
  };
}

/** An avatar from outside cannot be shown, because of the page's content policy. */
export function pageUsers(world: World): PageUser[] {
  return world.directory.users().map(({ userId, name, avatar }) => {
    const isOwn = avatar !== undefined && (avatar.startsWith(`${world.origin}/`) || /^\/[^/\\]/.test(avatar));
    return isOwn ? { userId, name, avatarUrl: avatar.replace(world.origin, '') } : { userId, name };
  });
}

export function pageApps(world: World): PageApp[] {
  return world.apps.all().map(({ agentId, name, description, callback, verification, menu }) => ({
    agentId,
    name,
    description,
    ...(callback.url === undefined ? {} : { callbackUrl: callback.url }),
    ...(verification === undefined ? {} : { verification }),
    menu: buttonsOf(menu?.button).map(pageButton),
  }));
}

/** The group chats of apps, and the groups that only robots write to. */
export function pageGroups(world: World): PageGroup[] {
  const groups = [...world.appChats.values()].map(({ chatId, name, userList }) => ({
    chatId,
    name,
    memberIds: userList,
  }));
  const known = new Set(groups.map(({ chatId }) => chatId));
  const everybody = world.directory.users().map(({ userId }) => userId);
  for (const { chatId } of world.robots.all()) {
    if (known.has(chatId)) continue;
    known.add(chatId);
    groups.push({ chatId, name: chatId, memberIds: everybody });
  }
  return groups;
}

function pageButton(button: JsonObject): PageMenuButton {
  const textOf = (name: string): string | undefined => {
    const value = button[name];
    return typeof value === 'string' ? value : undefined;
  };
  const shown = compact({ type: textOf('type'), key: textOf('key'), url: textOf('url') });
  return { name: textOf('name') ?? '', ...shown, subButtons: buttonsOf(button.sub_button).map(pageButton) };
}
