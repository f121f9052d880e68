import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import express from 'express';
import { WecomApp } from '../../../src/app/index.js';
import { ApiKeys } from '../../../src/gateway/keys/index.js';
import { pushRouter } from '../../../src/gateway/push/index.js';
import { MemoryBackend } from '../../../src/store/index.js';
import { SAMPLES } from '../../emulator/desk.js';
import { SETTINGS } from '../../helpers/callbacks.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { serve } from '../serve.js';
import { openPushDesk, type PushDesk, useTemporaryFolder } from './push-desk.js';

const CARD = {
  cardType: 'text_notice',
  mainTitle: { title: 'Order 42' },
  cardAction: { type: 1, url: 'https://a.example/42' },
};
const TEXT_CARD = { title: 'Order 42', description: 'Waits', url: 'https://a.example/42', btnTxt: '看看' };
const NEWS = [
  { title: 'Release', description: 'What is new', url: 'https://a.example/', picUrl: 'https://a.example/a.png' },
];

/** Sends and answers what arrived, without the receiver. */
async function arrived(desk: PushDesk, body: unknown) {
  const before = desk.seen.length;
  const accepted = await desk.post(body);
  assert.equal(accepted.status, 202, accepted.detail);
  const record = await desk.settled(accepted.id);
  assert.equal(record.state, 'sent', record.text);
  return desk.seen.slice(before);
}

test('a text is accepted at once and sent in the background', async (t) => {
  const desk = await openPushDesk(t);
  const accepted = await desk.post({ toUser: 'ZhangSan', text: 'The backup is done.' });
  assert.equal(accepted.status, 202);
  assert.match(accepted.id ?? '', /^push_[\w-]{22}$/);
  assert.deepEqual(
    [accepted.state, accepted.url, accepted.headers.get('location')],
    ['accepted', `/push/${accepted.id}`, `/push/${accepted.id}`],
  );
  const { status, headers, text, ...record } = await desk.settled(accepted.id);
  assert.equal(status, 200);
  assert.equal(headers.get('cache-control'), 'no-store');
  const [message] = desk.api.wecom.sent;
  assert.deepEqual(record, {
    id: accepted.id,
    state: 'sent',
    app: 'orders',
    kind: 'text',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    attempts: 1,
    msgIds: [message?.msgId],
  });
  assert.deepEqual(desk.seen, [{ to: 'ZhangSan', msgType: 'text', content: { content: 'The backup is done.' } }]);
});

test('every kind of content arrives at members, departments and tags', async (t) => {
  const desk = await openPushDesk(t);
  const { wecom } = desk.api;
  wecom.addDepartment({ id: 2, name: '研发部' });
  wecom.addUser({ userId: 'WangWu', department: [2] });
  const { tagId } = wecom.addTag({ tagName: 'oncall', userList: ['lisi'] });
  const api = desk.api.client();
  const { mediaId: image } = await api.media.upload('image', SAMPLES.image);
  const { mediaId: file } = await api.media.upload('file', SAMPLES.file, { fileName: 'a.txt' });

  const cases: readonly [object, string, object][] = [
    [{ text: '你好' }, 'text', { content: '你好' }],
    [{ markdown: '**Done**' }, 'markdown', { content: '**Done**' }],
    [
      { textcard: TEXT_CARD },
      'textcard',
      { title: 'Order 42', description: 'Waits', url: TEXT_CARD.url, btntxt: '看看' },
    ],
    [
      { news: NEWS },
      'news',
      { articles: [{ title: 'Release', description: 'What is new', url: NEWS[0]?.url, picurl: NEWS[0]?.picUrl }] },
    ],
    [
      { templateCard: CARD },
      'template_card',
      { card_type: 'text_notice', main_title: CARD.mainTitle, card_action: CARD.cardAction },
    ],
    [{ image }, 'image', { media_id: image }],
    [{ file }, 'file', { media_id: file }],
  ];
  for (const [content, msgType, shown] of cases) {
    assert.deepEqual(await arrived(desk, { toUser: ['lisi'], ...content }), [{ to: 'lisi', msgType, content: shown }]);
  }
  const everybody = await arrived(desk, { toParty: 2, toTag: [String(tagId)], text: 'x', safe: 1 });
  assert.deepEqual(everybody.map(({ to }) => to).toSorted(), ['WangWu', 'lisi']);
  assert.equal(wecom.sent.at(-1)?.safe, 1);
  assert.equal((await arrived(desk, { toUser: '@all', text: 'x' })).length, 3);
  await arrived(desk, { toUser: 'lisi', text: '$userName=ZhangSan$', enableIdTrans: 1 });
  assert.equal((wecom.callsOf('message/send').at(-1)?.body as Record<string, unknown> | undefined)?.enable_id_trans, 1);
});

test('a group of the app and a robot get messages, and a robot needs no app', async (t) => {
  const desk = await openPushDesk(t);
  const chatId = await desk.api.client().appchat.create({ userList: ['ZhangSan', 'lisi'] });
  await arrived(desk, { chatId, text: 'Hello', mentionedList: ['lisi'], safe: 1 });
  const inChat = desk.api.wecom.sent.at(-1);
  assert.deepEqual([inChat?.chatId, inChat?.safe], [chatId, 1]);
  assert.deepEqual(inChat?.content, { content: 'Hello', mentioned_list: ['lisi'] });
  for (const content of [{ markdown: '**x**' }, { textcard: TEXT_CARD }, { news: NEWS }]) {
    await arrived(desk, { chatId, ...content });
    assert.equal(desk.api.wecom.sent.at(-1)?.msgType, Object.keys(content)[0]);
  }

  const byRobot = await arrived(desk, { robot: 'dev', text: 'Build 42', mentionedMobileList: ['13800000000'] });
  const content = { content: 'Build 42', mentioned_mobile_list: ['13800000000'] };
  assert.deepEqual(byRobot, [{ to: 'dev', msgType: 'text', content }]);
  for (const body of [{ markdown: 'm'.repeat(4096) }, { news: NEWS }, { templateCard: CARD }]) {
    const [got] = await arrived(desk, { robot: 'dev', ...body });
    assert.equal(got?.to, 'dev');
  }
  const record = await desk.settled((await desk.post({ robot: 'dev', text: 'x' })).id);
  assert.deepEqual([record.robot, record.app, record.msgIds], ['dev', undefined, undefined]);
  assert.ok(!JSON.stringify([record, desk.logger.lines]).includes(desk.robotKey), 'the webhook key must not be shown');
});

test('a mini-program is as good as a page for an article', async (t) => {
  const desk = await openPushDesk(t);
  const news = [{ title: 'Order', appId: 'wx0123456789abcdef', pagePath: 'pages/order' }];
  const [got] = await arrived(desk, { toUser: 'lisi', news });
  assert.deepEqual(got?.content, {
    articles: [{ title: 'Order', appid: 'wx0123456789abcdef', pagepath: 'pages/order' }],
  });
});

test('a long text goes out in parts, also when they are alike, and mentions once', async (t) => {
  const desk = await openPushDesk(t);
  const text = 'x'.repeat(2048).repeat(3);
  assert.deepEqual(
    (await arrived(desk, { toUser: 'lisi', text })).map(({ content }) => content.content),
    ['x'.repeat(2048), 'x'.repeat(2048), 'x'.repeat(2048)],
  );
  const robot = await arrived(desk, { robot: 'dev', text: '好'.repeat(700), mentionedList: ['@all'] });
  assert.equal(robot.map(({ content }) => content.content).join(''), '好'.repeat(700));
  assert.deepEqual(
    robot.map(({ content }) => 'mentioned_list' in content),
    [true, false],
  );
  const chatId = await desk.api.client().appchat.create({ userList: ['ZhangSan', 'lisi'] });
  const chat = await arrived(desk, { chatId, text: 'y'.repeat(3000), mentionedList: ['@all'] });
  assert.deepEqual([...new Set(chat.map(({ content }) => 'mentioned_list' in content))], [true, false]);
});

test('the path names the app where there are several', async (t) => {
  const desk = await openPushDesk(t);
  const other = desk.api.wecom.createApp();
  const { agentId, secret } = other;
  desk.apps.set('billing', { api: desk.api.client({ agentId, secret }) });
  for (const [path, body] of [
    ['/billing', {}],
    ['', { app: 'billing' }],
    ['/billing', { app: 'billing' }],
  ] as const) {
    const { id } = await desk.post({ toUser: 'lisi', text: 'x', ...body }, { path });
    assert.equal((await desk.settled(id)).state, 'sent');
    assert.equal(desk.api.wecom.sent.at(-1)?.agentId, agentId);
  }
});

test('receivers that WeCom does not know are named, whoever else got it', async (t) => {
  const desk = await openPushDesk(t);
  const { id } = await desk.post({ toUser: ['lisi', 'nobody'], toParty: [77], text: 'x' });
  const record = await desk.settled(id);
  assert.equal(record.state, 'sent');
  assert.deepEqual(record.missed, { invalidUser: ['nobody'], invalidParty: ['77'] });
});

test('a form carries the file itself, by app, to a group and by a robot', async (t) => {
  const desk = await openPushDesk(t);
  const temporary = useTemporaryFolder(t);
  const form = (fields: Record<string, string>, name: string, file: File) => {
    const data = new FormData();
    for (const [field, value] of Object.entries(fields)) data.append(field, value);
    data.append(name, file);
    return data;
  };
  const picture = new File([new Uint8Array(SAMPLES.image)], '图.png');
  const report = new File([new Uint8Array(SAMPLES.file)], '../季度报告.pdf');

  const [image] = await arrived(desk, form({ toUser: 'lisi', safe: '1' }, 'image', picture));
  assert.equal(image?.msgType, 'image');
  assert.deepEqual(desk.api.wecom.media.get(String(image?.content.media_id))?.bytes, SAMPLES.image);

  const data = form({ toUser: 'lisi' }, 'file', report);
  data.append('toUser', 'ZhangSan');
  const files = await arrived(desk, data);
  assert.deepEqual(files.map(({ to }) => to).toSorted(), ['ZhangSan', 'lisi']);
  assert.equal(desk.api.wecom.media.get(String(files[0]?.content.media_id))?.fileName, '季度报告.pdf');

  const [renamed] = await arrived(desk, form({ toUser: 'lisi', fileName: '../Q3\n.pdf' }, 'file', report));
  assert.equal(desk.api.wecom.media.get(String(renamed?.content.media_id))?.fileName, '.._Q3__.pdf');

  const [byRobot] = await arrived(desk, form({ robot: 'dev' }, 'image', picture));
  assert.equal(byRobot?.content.base64, SAMPLES.image.toString('base64'));
  const [robotFile] = await arrived(desk, form({ robot: 'dev' }, 'file', report));
  assert.equal(robotFile?.msgType, 'file');
  const chatId = await desk.api.client().appchat.create({ userList: ['ZhangSan', 'lisi'] });
  const [inChat] = await arrived(desk, form({ chatId }, 'image', picture));
  assert.equal(inChat?.msgType, 'image');
  assert.deepEqual(readdirSync(temporary), [], 'temporary files must be gone');
});

test('a form without a file is a push like any other, multipart or URL-encoded', async (t) => {
  const desk = await openPushDesk(t);
  const fields = new URLSearchParams([
    ['toUser', 'lisi'],
    ['toUser', 'ZhangSan'],
    ['text', '磁盘满了 & "more"'],
  ]);
  assert.equal((await arrived(desk, fields)).length, 2);
  const form = new FormData();
  form.append('toUser', 'lisi');
  form.append('textcard', JSON.stringify(TEXT_CARD));
  // A browser sends an empty file for a field that was left alone.
  form.append('file', new File([], ''));
  assert.equal((await arrived(desk, form))[0]?.msgType, 'textcard');
  const chatId = await desk.api.client().appchat.create({ userList: ['ZhangSan', 'lisi'] });
  await arrived(desk, new URLSearchParams({ chatId, text: 'x', mentionedList: 'lisi' }));
  assert.deepEqual(desk.api.wecom.sent.at(-1)?.content, { content: 'x', mentioned_list: ['lisi'] });
});

test('lines of the log name who, by what, what kind and how many, never what or to whom', async (t) => {
  const desk = await openPushDesk(t);
  const accepted = await desk.post({ toUser: ['lisi', 'ZhangSan'], toTag: 7, text: 'the secret plan' });
  await desk.settled(accepted.id);
  const [line, sent] = desk.logger.lines.filter(({ level }) => level === 'info');
  assert.deepEqual(line, {
    gateway: 'push',
    requestId: accepted.headers.get('x-request-id'),
    pushId: accepted.id,
    key: 'local',
    app: 'orders',
    kind: 'text',
    receivers: { users: 2, tags: 1 },
    level: 'info',
    message: 'push accepted',
  });
  assert.deepEqual([sent?.message, sent?.pushId, sent?.attempts], ['push sent', accepted.id, 1]);
  const all = JSON.stringify(desk.logger.lines);
  assert.ok(!all.includes('secret plan') && !all.includes('lisi'));
});

test('behind the body parsers of somebody else, JSON is taken and a form says what is wrong', async (t) => {
  const desk = await openPushDesk(t);
  const router = pushRouter({
    ...desk.options,
    name: 'other',
    apps: { orders: { api: desk.api.client() } },
    robots: {},
  });
  t.after(() => router.gateway.close(0));
  const origin = await serve(t, express.json(), express.urlencoded(), router);
  const post = (body: string, type: string) =>
    fetch(origin, { method: 'POST', body, headers: { 'content-type': type } });
  assert.equal((await post('{"toUser":"lisi","text":"x"}', 'application/json')).status, 202);
  const form = await post('toUser=lisi&text=x', 'application/x-www-form-urlencoded');
  assert.deepEqual([form.status, ((await form.json()) as { code: string }).code], [500, 'body_already_parsed']);
  while (desk.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
});

test('a WecomApp is an app of the gateway, which its own Express app serves', async (t) => {
  const { wecom, app, clock } = (await openPushDesk(t)).api;
  const { corpId, secret, agentId } = app;
  const options = { corpId, secret, agentId, apiBase: wecom.apiBase, port: 0, host: '127.0.0.1', environment: {} };
  const orders = new WecomApp({
    ...options,
    token: 'QDG6eK',
    encodingAESKey: SETTINGS.encodingAESKey,
    logger: recordingLogger(),
  });
  const backend = new MemoryBackend({ clock });
  const push = pushRouter({ apps: { orders }, keys: new ApiKeys(), backend, logger: recordingLogger() });
  orders.express.use('/push', push);
  const server = await orders.listen({ closeOnSignals: false, surviveRejections: false });
  t.after(async () => {
    await push.gateway.close();
    await server.close();
    await orders.close();
  });
  const body = new URLSearchParams({ toUser: 'lisi', text: 'x' });
  assert.equal((await fetch(`${server.origin}/push`, { method: 'POST', body })).status, 202);
  while (wecom.sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(wecom.sent[0]?.to, 'lisi');
});
