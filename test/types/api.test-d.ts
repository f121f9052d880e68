// Compiled by `npm run typecheck`; never run. Each line after `@ts-expect-error` must not compile.
import { pino } from 'pino';
import {
  type AppMessage,
  type CursorList,
  type DepartmentUser,
  GroupRobot,
  type Menu,
  type OAuthIdentity,
  type SendRequest,
  type SendResult,
  type User,
  WecomClient,
  type WecomClientOptions,
} from '../../src/api/index.js';
import type { ApiError } from '../../src/errors/index.js';
import type { TokenStore } from '../../src/store/index.js';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function holds<_T extends true>(): void {}

const api = new WecomClient();
const robot = new GroupRobot();
declare const store: TokenStore;
declare const bytes: Buffer;
declare const identity: OAuthIdentity;
declare const menu: Menu;
declare const error: ApiError;

// Options: all may be absent, none may be misspelt or of another type.
export const options: WecomClientOptions = { corpId: 'ww', secret: 's', agentId: 1, logger: pino(), tokenStore: store };
// @ts-expect-error the option is secret
new WecomClient({ appSecret: 's' });
// @ts-expect-error an app id is a number
new WecomClient({ agentId: '1000002' });

// Receivers: one, several, all, or by name.
api.send.text('ZhangSan', 'Hello');
api.send.text(['ZhangSan', 'lisi'] as const, 'Hello');
api.send.text({ toParty: ['1', 2], toTag: 7 }, 'Hello', { safe: 1, enableIdTrans: 1, enableDuplicateCheck: 1 });
// @ts-expect-error members are named by userid
api.send.text(42, 'Hello');
// @ts-expect-error the list is toUser
api.send.text({ touser: 'ZhangSan' }, 'Hello');

// What a kind does not have is not offered.
api.send.mpnews('@all', [{ title: 't', thumbMediaId: 'm', content: 'c' }], { safe: 2 });
// @ts-expect-error only mpnews knows 2
api.send.text('lisi', 'Hello', { safe: 2 });
// @ts-expect-error a voice cannot be confidential
api.send.voice('lisi', 'MEDIA_ID', { safe: 1 });
// @ts-expect-error markdown is not translated
api.send.markdown('lisi', '**b**', { enableIdTrans: 1 });
// @ts-expect-error an article leads somewhere
api.send.news('lisi', [{ title: 't' }]);
// @ts-expect-error a page or a mini-program, not half of one
api.send.news('lisi', [{ title: 't', appId: 'wx' }]);

// A card is one of five.
api.send.templateCard('lisi', {
  cardType: 'text_notice',
  mainTitle: { title: 't' },
  cardAction: { type: 1, url: 'https://a.example' },
});
// @ts-expect-error a button card needs a taskId
api.send.templateCard('lisi', { cardType: 'button_interaction', mainTitle: { title: 't' }, buttonList: [] });

// A whole request is told apart by msgType.
export const request: SendRequest = { toUser: '@all', msgType: 'text', text: { content: 'Hello' } };
// @ts-expect-error an image message has an image
export const wrong: SendRequest = { toUser: '@all', msgType: 'image', text: { content: 'Hello' } };
holds<
  Equal<
    AppMessage['msgType'],
    | 'text'
    | 'image'
    | 'voice'
    | 'video'
    | 'file'
    | 'textcard'
    | 'news'
    | 'mpnews'
    | 'markdown'
    | 'miniprogram_notice'
    | 'template_card'
  >
>();

// Results.
holds<Equal<Awaited<ReturnType<typeof api.send.text>>, readonly SendResult[]>>();
holds<Equal<Awaited<ReturnType<typeof api.send.image>>, SendResult>>();
holds<Equal<Awaited<ReturnType<typeof api.user.get>>, User>>();
holds<Equal<ReturnType<typeof api.user.listId>, CursorList<DepartmentUser>>>();
holds<Equal<Awaited<ReturnType<typeof api.menu.get>>, Menu | undefined>>();
export async function iterate(): Promise<void> {
  for await (const { userId, department } of api.user.listId({ limit: 100 })) {
    holds<Equal<typeof userId, string>>();
    holds<Equal<typeof department, number>>();
  }
}

// Who logged in is told apart by kind.
if (identity.kind === 'member') holds<Equal<typeof identity.userId, string>>();
else holds<Equal<typeof identity.openId, string>>();
// @ts-expect-error a visitor has no userid
if (identity.kind === 'visitor') void identity.userId;

// Anything else goes through call().
export const raw: Promise<{ checkindata: unknown[] }> = api.call<{ checkindata: unknown[] }>('checkin/getcheckindata', {
  json: { opencheckindatatype: 3 },
});
// @ts-expect-error a query holds plain values
api.call('user/get', { query: { userid: ['lisi'] } });

// Uploads take a path, a URL, bytes, a Blob, a stream.
api.media.upload('file', 'report.pdf');
api.media.upload('file', new URL('file:///report.pdf'));
api.media.upload('image', bytes, { fileName: '图.png' });
api.media.upload('voice', new Blob([]));
// @ts-expect-error there are four kinds
api.media.upload('audio', bytes);

// A change of a card is a button or a card, not both.
api.message.updateTemplateCard({ responseCode: 'c', atAll: 1, button: { replaceName: 'Done' } });
// @ts-expect-error one of them is needed
api.message.updateTemplateCard({ responseCode: 'c', atAll: 1 });

// Menus.
for (const button of menu.button) {
  if (button.type === undefined) holds<Equal<(typeof button)['subButton'][number]['name'], string>>();
  else if (button.type === 'view') holds<Equal<typeof button.url, string>>();
}
// @ts-expect-error a view button has a url
api.menu.create({ button: [{ name: 'n', type: 'view', key: 'k' }] });

// Group chats take no cards, robots no menus.
// @ts-expect-error no cards in a group chat
api.appchat.send('chat', { msgType: 'template_card', templateCard: {} });
robot.templateCard({
  cardType: 'text_notice',
  mainTitle: { title: 't' },
  cardAction: { type: 1, url: 'https://a.example' },
  // @ts-expect-error a robot takes no callbacks
  actionMenu: { actionList: [{ text: 't', key: 'k' }] },
});
// @ts-expect-error mass messages to groups need a sender
api.externalContact.addMsgTemplate({ chatType: 'group', text: 'Hi' });
// @ts-expect-error a text, an attachment, or both
api.externalContact.sendWelcomeMsg({ welcomeCode: 'c' });

// Errors.
holds<Equal<typeof error.errCode, number>>();
holds<Equal<typeof error.callerIp, string | undefined>>();
