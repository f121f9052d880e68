import type { PageConversation } from '../page-api/index.js';
import type {
  AppChat,
  Department,
  EmulatedApp,
  EmulatedCorp,
  EmulatedRobot,
  StoredMedia,
  TagOptions,
  User,
  World,
} from '../world/index.js';

/** An app with its credentials. */
export type SavedApp = Omit<EmulatedApp, 'kind' | 'corpId' | 'environment' | 'connect'>;

/** What is kept between runs, as it stands in `state.json`; the bytes of media are files of their own. */
export interface SavedState {
  readonly version: 1;
  readonly corp: Pick<EmulatedCorp, 'corpId' | 'corpName'>;
  /** Of the contacts-sync assistant (通讯录同步). */
  readonly contactsSecret: string;
  readonly departments: readonly Department[];
  readonly users: readonly User[];
  readonly tags: readonly TagOptions[];
  readonly apps: readonly SavedApp[];
  readonly appChats: readonly AppChat[];
  readonly robots: readonly Omit<EmulatedRobot, 'webhookUrl'>[];
  readonly conversations: readonly PageConversation[];
  readonly media: readonly Omit<StoredMedia, 'bytes'>[];
}

const LISTS = ['departments', 'users', 'tags', 'apps', 'appChats', 'robots', 'conversations', 'media'] as const;

export function savedState(world: World): SavedState {
  const { corpId, corpName } = world.corp;
  return {
    version: 1,
    corp: { corpId, corpName },
    contactsSecret: world.apps.contacts.secret,
    departments: world.directory.departments(),
    users: world.directory.users(),
    tags: world.tags.all().map(({ tagId, tagName, users, parties, createdBy }) => ({
      tagId,
      tagName,
      userList: [...users],
      partyList: [...parties],
      ...(createdBy === undefined ? {} : { createdBy }),
    })),
    apps: world.apps.all().map(({ kind: _kind, corpId: _corpId, ...app }) => app),
    appChats: [...world.appChats.values()],
    robots: world.robots.all().map(({ webhookUrl: _url, ...robot }) => robot),
    conversations: world.conversations.all(),
    media: [...world.media.all.values()].map(({ bytes: _bytes, ...media }) => media),
  };
}

/** Whether a parsed file has the outline of a state; what its lists hold shows when they are restored. */
export function isSavedState(value: unknown): value is SavedState {
  if (!isRecord(value) || value.version !== 1 || typeof value.contactsSecret !== 'string') return false;
  const { corp } = value;
  if (!isRecord(corp) || typeof corp.corpId !== 'string' || typeof corp.corpName !== 'string') return false;
  return LISTS.every((name) => {
    const list = value[name];
    return Array.isArray(list) && list.every(isRecord);
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
