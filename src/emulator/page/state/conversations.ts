import { computed, effect, signal } from '@preact/signals';
import type { ConversationEntry, PageApp, PageGroup, PageUser } from '../../page-api/index.js';
import { appConversationId, conversationOf, groupConversationId } from './conversation-id.js';
import { go, replaceRoute, route } from './navigation.js';
import { isPhone } from './screen.js';
import { entriesOf, world } from './world.js';

/** A conversation as the list shows it. */
export interface ConversationRow {
  readonly id: string;
  readonly name: string;
  /** One of the two is there. */
  readonly app?: PageApp;
  readonly group?: PageGroup;
  readonly last?: ConversationEntry;
}

const chosenUserId = signal<string | undefined>(undefined);

/** The member one speaks as: of the open conversation, else the one chosen last, else the first. */
export const me = computed<PageUser | undefined>(() => {
  const users = world.value?.users ?? [];
  const open = route.value.conversationId;
  const wanted = (open === undefined ? undefined : conversationOf(open).userId) ?? chosenUserId.value;
  return users.find(({ userId }) => userId === wanted) ?? users[0];
});

/** The member's conversations, the one with the latest entry first. */
export const rows = computed<readonly ConversationRow[]>(() => {
  const user = me.value;
  if (world.value === undefined || user === undefined) return [];
  const { apps, groups } = world.value;
  const ofApps = apps.map((app) => row(appConversationId(app.agentId, user.userId), app.name, { app }));
  const ofGroups = groups
    // A group that robots write to has no members of record: everybody sees it.
    .filter(({ memberIds }) => memberIds.length === 0 || memberIds.includes(user.userId))
    .map((group) => row(groupConversationId(group.chatId), group.name || group.chatId, { group }));
  return [...ofApps, ...ofGroups].sort((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0));
});

function row(id: string, name: string, of: { app: PageApp } | { group: PageGroup }): ConversationRow {
  const last = entriesOf(id).at(-1);
  return { id, name, ...of, ...(last === undefined ? {} : { last }) };
}

/** The open conversation. */
export const current = computed<ConversationRow | undefined>(() => {
  const { conversationId } = route.value;
  return rows.value.find(({ id }) => id === conversationId);
});

/**
 * Sees to it that there is an open conversation where the list is beside it: the first, when none was opened or the
 * open one is gone. It stays open while others move up.
 *
 * @returns a function that ends it
 */
export function keepOpen(): () => void {
  return effect(() => {
    const first = rows.value[0];
    if (first === undefined || current.value !== undefined) return;
    const { conversationId, ...rest } = route.value;
    if (!isPhone.value) replaceRoute({ ...rest, conversationId: first.id });
    else if (conversationId !== undefined) replaceRoute(rest);
  });
}

/** Speaks as somebody else from now on: to the same app, in the same group, or back in the list. */
export function speakAs(userId: string): void {
  const { app, group } = current.value ?? {};
  chosenUserId.value = userId;
  if (route.value.conversationId === undefined) return;
  if (app !== undefined) go({ conversationId: appConversationId(app.agentId, userId), isInspecting: false });
  else if (group?.memberIds.includes(userId) === false) go({ isInspecting: false });
}
