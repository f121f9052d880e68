import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ManualClock } from '../../src/clock/index.js';
import { startEmulator } from '../../src/emulator/index.js';
import type { PageState } from '../../src/emulator/page-api/index.js';
import { pageFolder } from '../../src/emulator/page-server/page-files.js';
import { pageMount } from '../../src/emulator/page-server/page-mount.js';
import { HttpServer } from '../../src/emulator/server/index.js';
import { sampleCards } from './cards.js';
import { Desk, SAMPLES } from './desk.js';
import { ask, post } from './page.js';
import { openStage } from './stage.js';

const READY = { agentId: 1000002, userId: 'ZhangSan' };

test('state, catalog and what a page can do', async (t) => {
  const stage = await openStage(t, { corpName: '示例' });
  const { wecom, app, emulated } = stage;
  app.onText((message) => message.content);
  app.onEvent('view', ({ eventKey }) => eventKey);
  wecom.addUser({ userId: 'lisi', avatar: `${wecom.apiBase}/wwpic/x/0` });
  wecom.addUser({ userId: 'wangwu', avatar: 'https://example.com/a.png' });
  wecom.addRobot({ name: 'Bot' });
  wecom.addRobot({ name: 'Second', chatId: 'team' });
  const desk = new Desk(wecom, new ManualClock(), emulated);
  await desk.post('appchat/create', { name: '小组', userlist: ['ZhangSan', 'lisi'], chatid: 'team' });
  emulated.menu = {
    button: [
      { name: 'Click', type: 'click', key: 'K' },
      {
        name: 'More',
        sub_button: [
          { name: 'Open', type: 'view', url: 'https://work.weixin.qq.com' },
          { name: 'Mini', type: 'view_miniprogram', pagepath: 'p', appid: 'a' },
          { type: 5 },
        ],
      },
    ],
  };
  const at = (name: string): string => wecom.pageUrl + name;
  const asked = async (name: string, body: object): Promise<string> => {
    const { status, json } = await post(at(name), body);
    assert.equal(status, 200, JSON.stringify(json));
    return json.exchangeId;
  };
  const text = await asked('send', { ...READY, message: { msgType: 'text', content: 'hi' } });
  await wecom.expectReply('hi');
  const location = { msgType: 'location', latitude: '1', longitude: '2', scale: 3, label: 'l' };
  await asked('send', { ...READY, message: location, delivery: { times: 2, delayMs: 0, breakSignature: false } });
  await asked('send', { ...READY, message: { msgType: 'link', title: 't', description: 'd', url: 'u', picUrl: 'p' } });
  await asked('event', { ...READY, event: 'change_contact', changeType: 'delete_user', fields: { UserID: 'lisi' } });
  await asked('menu-click', { ...READY, path: [1, 0] });
  await wecom.expectReply('https://work.weixin.qq.com');
  await asked('menu-click', { ...READY, path: [1, 1] });
  await asked(`exchanges/${text}/replay`, { breakSignature: false });
  await wecom.expectReply('hi');
  const { json: report } = await post(at('verify'), { agentId: 1000002, url: emulated.callback.url });
  assert.equal(report.ok, true);
  await desk.post('message/send', {
    touser: 'ZhangSan',
    msgtype: 'template_card',
    agentid: 1000002,
    template_card: sampleCards.vote,
  });
  const { id: entryId } = await wecom.expectReply('投票');
  await asked('card-click', { userId: 'ZhangSan', entryId, key: 'submit', selected: { lunch: ['rice'] } });
  await asked('card-click', { userId: 'ZhangSan', entryId, key: 'submit' });

  const { json, headers } = await ask(at('state'));
  const state = json as PageState;
  assert.equal(headers['cache-control'], 'no-store');
  assert.deepEqual(state.corp, { corpId: wecom.corp.corpId, name: '示例' });
  assert.deepEqual(state.users, [
    { userId: 'ZhangSan', name: '张三' },
    { userId: 'lisi', name: 'lisi', avatarUrl: '/wwpic/x/0' },
    { userId: 'wangwu', name: 'wangwu' },
  ]);
  assert.deepEqual(state.apps[0]?.menu, [
    { name: 'Click', type: 'click', key: 'K', subButtons: [] },
    {
      name: 'More',
      subButtons: [
        { name: 'Open', type: 'view', url: 'https://work.weixin.qq.com', subButtons: [] },
        { name: 'Mini', type: 'view_miniprogram', subButtons: [] },
        { name: '', subButtons: [] },
      ],
    },
  ]);
  assert.equal(state.apps[0]?.verification?.ok, true);
  assert.equal(state.apps[0]?.callbackUrl, emulated.callback.url);
  assert.deepEqual(state.groups, [
    { chatId: 'team', name: '小组', memberIds: ['ZhangSan', 'lisi'] },
    { chatId: 'Bot', name: 'Bot', memberIds: ['ZhangSan', 'lisi', 'wangwu'] },
  ]);
  assert.equal(state.conversations[0]?.id, 'app:1000002:ZhangSan');
  assert.ok(state.exchanges.some(({ title }) => title === 'message/send'));
  assert.ok(state.revision > 20);
  const catalog = (await ask(at('catalog'))).json;
  assert.ok(catalog.length > 100 && catalog.every(({ title }: { title: string }) => title !== ''));
});

test('what a page may not send', async (t) => {
  const { wecom } = await openStage(t);
  const silent = wecom.createApp();
  const message = { msgType: 'text', content: 'x' };
  const cases: readonly (readonly [string, object | string, number, RegExp])[] = [
    ['send', '{', 400, /not JSON/],
    ['send', '[]', 400, /the body must be an object/],
    ['send', { ...READY }, 400, /message must be an object/],
    ['send', { ...READY, message: { msgType: 'x' } }, 400, /msgType is none of/],
    ['send', { ...READY, message: { msgType: 'text' } }, 400, /message\.content must be a text/],
    ['send', { userId: 'ZhangSan', agentId: '1', message }, 400, /agentId must be a whole number/],
    ['send', { userId: 'ZhangSan', agentId: 1, message }, 404, /no app 1/],
    ['send', { agentId: 1000002, userId: 'nobody', message }, 404, /no member nobody/],
    ['send', { agentId: silent.agentId, userId: 'ZhangSan', message }, 409, /no callback URL/],
    ['send', { ...READY, message: { msgType: 'image', mediaId: 'x' } }, 404, /no media x/],
    [
      'send',
      { ...READY, message, delivery: { times: 21 } },
      400,
      /delivery\.times must be a whole number from 1 to 20/,
    ],
    ['send', { ...READY, message, delivery: { breakSignature: 1 } }, 400, /breakSignature must be true or false/],
    ['event', { ...READY, event: 'click', fields: { 'a b': 1 } }, 400, /cannot be an element's name/],
    ['event', { ...READY, event: 'click', fields: [] }, 400, /fields must be an object/],
    ['menu-click', { ...READY, path: ['0'] }, 400, /list of whole numbers/],
    ['menu-click', { ...READY, path: [0] }, 404, /no menu button at \[0\]/],
    ['card-click', { userId: 'ZhangSan', entryId: 'x', key: 'k' }, 404, /no message with the id x/],
    ['card-click', { userId: 'ZhangSan', entryId: 'x', key: 'k', selected: { a: 1 } }, 404, /no message/],
    ['exchanges/x/replay', {}, 404, /no longer known/],
    ['exchanges/x/y/replay', {}, 404, /no such page/],
    ['nothing', {}, 404, /no such page/],
    ['send', `"${'x'.repeat(2 * 1024 * 1024)}"`, 413, /larger than 2 MB/],
  ];
  for (const [name, body, status, error] of cases) {
    const answer = await post(wecom.pageUrl + name, body);
    assert.equal(answer.status, status, `${name} ${JSON.stringify(answer.json)}`);
    assert.match(answer.json.error, error);
  }
  const plain = await ask(`${wecom.pageUrl}send`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: '{}',
  });
  assert.equal(plain.status, 415);
  assert.equal((await ask(`${wecom.pageUrl}send`, { method: 'PUT' })).status, 405);
  assert.equal((await ask(`${wecom.pageUrl}events?after=x`)).status, 400);
  assert.equal((await ask(`${wecom.pageUrl}%E0%A4%A`)).status, 400);
});

test('other sites can neither reach the page nor post to it', async (t) => {
  const { wecom } = await openStage(t);
  const { host, port } = new URL(wecom.pageUrl);
  const state = `${wecom.pageUrl}state`;
  const statusOf = async (headers: Record<string, string>, method = 'GET', url = state): Promise<number> =>
    (await ask(url, { method, headers })).status;
  assert.equal(await statusOf({ host: `localhost:${port}` }), 200);
  assert.equal(await statusOf({ host: `[::1]:${port}` }), 200);
  for (const evil of [
    'evil.example',
    `evil.example:${port}`,
    '127.0.0.1',
    '127.0.0.1:1',
    `x@127.0.0.1:${port}`,
    'a b',
  ]) {
    assert.equal(await statusOf({ host: evil }), 403, evil);
  }
  assert.equal(await statusOf({ origin: 'http://evil.example' }), 403);
  assert.equal(await statusOf({ origin: 'null' }), 403);
  assert.equal(await statusOf({ origin: `http://${host}` }), 200);
  assert.equal(await statusOf({ 'sec-fetch-site': 'same-origin' }), 200);
  assert.equal(await statusOf({ 'sec-fetch-site': 'same-site' }), 403);
  assert.equal(await statusOf({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }), 403);
  assert.equal(
    await statusOf({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 'GET', wecom.pageUrl),
    200,
  );
  assert.equal(await statusOf({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 'POST'), 403);
  const { headers } = await ask(state);
  assert.match(
    String(headers['content-security-policy']),
    /^default-src 'none'; script-src 'self';.*frame-ancestors 'none'$/,
  );
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['referrer-policy'], 'no-referrer');
  assert.equal(headers['access-control-allow-origin'], undefined);
});

test('an emulator for every interface is reached by any address, but by no name', async (t) => {
  const wecom = await startEmulator({ host: '0.0.0.0' });
  t.after(() => wecom.close());
  const { port } = new URL(wecom.pageUrl);
  const url = `http://127.0.0.1:${port}/_emulator/state`;
  assert.equal((await ask(url, { headers: { host: `192.0.2.7:${port}` } })).status, 200);
  assert.equal((await ask(url, { headers: { host: `[2001:db8::1]:${port}` } })).status, 200);
  assert.equal((await ask(url, { headers: { host: `evil.example:${port}` } })).status, 403);
});

test('files go up raw and come back safe', async (t) => {
  const { wecom, app } = await openStage(t);
  app.on('image', ({ mediaId }) => mediaId);
  const up = (
    query: string,
    body: string | Uint8Array,
    headers: Record<string, string> = { 'x-wecom-emulator': '1' },
  ) => ask(`${wecom.pageUrl}media?${query}`, { method: 'POST', headers, body });
  const { json: image } = await up('type=image&filename=a.png', SAMPLES.image);
  const { origin } = new URL(wecom.pageUrl);
  const shown = await ask(origin + image.url, { headers: { 'sec-fetch-site': 'cross-site' } });
  assert.deepEqual(shown.bytes, SAMPLES.image);
  assert.equal(shown.headers['content-type'], 'image/png');
  assert.equal(shown.headers['content-security-policy'], "default-src 'none'; sandbox");
  assert.equal(shown.headers['content-disposition'], "inline; filename*=UTF-8''a.png");
  const part = await ask(origin + image.url, { headers: { range: 'bytes=1-3' } });
  assert.deepEqual([part.status, part.bytes.toString(), part.headers['content-range']], [206, 'PNG', 'bytes 1-3/16']);
  await post(`${wecom.pageUrl}send`, { ...READY, message: { msgType: 'image', mediaId: image.mediaId } });
  await wecom.expectReply(image.mediaId);
  const { json: page } = await up("type=file&filename=a'(../x).html", '<script>', { origin });
  const saved = await ask(origin + page.url);
  assert.equal(saved.headers['content-type'], 'application/octet-stream');
  assert.equal(saved.headers['content-disposition'], "attachment; filename*=UTF-8''a%27%28.._x%29.html");
  const { json: voice } = await up('type=voice&filename=a.webm', 'x');
  assert.equal((await ask(origin + voice.url)).headers['content-type'], 'video/webm');
  const { json: nameless } = await up('type=file', 'x');
  assert.match(String((await ask(origin + nameless.url)).headers['content-disposition']), /''file$/);
  assert.equal((await ask(`${wecom.pageUrl}media/gone`)).status, 404);
  assert.equal((await up('type=image', 'x', {})).status, 403);
  assert.equal((await up('type=image', 'x', { origin: 'http://evil.example' })).status, 403);
  assert.equal((await up('type=exe', 'x')).status, 400);
  assert.equal((await up('type=image', '')).status, 400);
  assert.equal((await up('type=image', Buffer.alloc(20 * 1024 * 1024 + 1))).status, 413);
});

test('the built page is served with its files, and says so when it is not built', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'wecom-page-'));
  t.after(() => rm(folder, { recursive: true }));
  const server = new HttpServer();
  await server.listen('127.0.0.1', 0);
  t.after(() => server.close());
  const world = { origin: server.origin } as never;
  server.mount(pageMount({ world, chat: undefined as never, feed: undefined as never, folder }));
  const at = (name: string) => ask(`${server.origin}/_emulator/${name}`);
  const missing = await at('');
  assert.equal(missing.status, 200);
  assert.match(missing.bytes.toString(), /npm run build:page/);
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>page');
  await writeFile(join(folder, 'assets', 'a-1.js'), 'x');
  await writeFile(join(folder, 'assets', 'b.bin'), 'x');
  const page = await at('');
  assert.match(page.bytes.toString(), /page/);
  assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(page.headers['cache-control'], 'no-cache');
  const script = await at('assets/a-1.js');
  assert.equal(script.headers['content-type'], 'text/javascript; charset=utf-8');
  assert.match(String(script.headers['cache-control']), /immutable/);
  assert.equal((await at('assets/b.bin')).headers['content-type'], 'application/octet-stream');
  assert.equal((await at('assets')).status, 404);
  assert.equal((await at('..%2f..%2fetc%2fpasswd')).status, 404);
  assert.equal((await at('%00')).status, 404);
  const { status, headers } = await ask(`${server.origin}/_emulator`);
  assert.deepEqual([status, headers.location], [302, '/_emulator/']);
  assert.equal((await ask(`${server.origin}/elsewhere`)).status, 404);
});

test('where the built page lies', () => {
  assert.equal(pageFolder('file:///p/dist/emulator/page-server/page-files.js'), '/p/dist/emulator/page/');
  assert.equal(pageFolder('file:///p/src/emulator/page-server/page-files.ts'), '/p/dist/emulator/page/');
});
