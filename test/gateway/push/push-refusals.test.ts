import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { test } from 'node:test';
import { generateApiKey } from '../../../src/gateway/keys/index.js';
import { SAMPLES } from '../../emulator/desk.js';
import { type Answer, openPushDesk, type PushDesk, useTemporaryFolder } from './push-desk.js';

const CI = generateApiKey();
const ALERTS = generateApiKey();
const as = ({ key }: { key: string }) => ({ headers: { authorization: `Bearer ${key}` } });

/** `path: message` of each error. */
function errorsOf({ errors = [] }: Answer): readonly string[] {
  return errors.map(({ path, message }) => `${path}: ${message}`);
}

async function refused(desk: PushDesk, body: unknown, status = 422): Promise<Answer> {
  const answer = await desk.post(body);
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
  assert.equal((await desk.backend.outbox('push').stats()).depth, 0, 'nothing may be kept of it');
  return answer;
}

test('a request is told what is wrong with it, member by member', async (t) => {
  const desk = await openPushDesk(t);
  const problem = await refused(desk, {
    toUser: ['a|b'],
    toParty: [-1],
    txt: 'x',
    textcard: { title: 't'.repeat(129), url: 'example.com' },
    news: [{ title: '好'.repeat(43), url: 'https://a.example' }, { title: 'x' }],
    templateCard: { cardType: 'text_notice', cardAction: { type: 1 }, jumpList: [{ title: 'x', type: '1' }] },
    safe: 2,
    mentionedList: [],
  });
  assert.equal(problem.code, 'invalid_request');
  assert.deepEqual(errorsOf(problem).toSorted(), [
    'mentionedList: must have at least 1 entries',
    'news[0].title: has 129 bytes in UTF-8; at most 128 are possible',
    'news[1].url: is missing; an article needs url, or appId and pagePath of a mini-program',
    'safe: must be one of 0, 1',
    'templateCard.jumpList[0].type: must be a number',
    'textcard.description: is missing; it must be a text',
    'textcard.title: must have at most 128 characters',
    'textcard.url: must begin with a scheme such as https://',
    'toParty[0]: must be at least 0',
    'toUser[0]: must be an id, without "|"; give several as a list',
    'txt: is not known here; check its spelling',
  ]);
});

test('a card is held against what WeCom asks of its kind', async (t) => {
  const desk = await openPushDesk(t);
  const templateCard = { cardType: 'button_interaction', mainTitle: { title: 'x' }, buttonList: [{ text: 'ok' }] };
  const problem = await refused(desk, { toUser: 'lisi', templateCard });
  assert.deepEqual(errorsOf(problem), [
    'templateCard.buttonList[0].key: is missing',
    'templateCard.taskId: is missing; a card that calls back needs one',
  ]);
});

test('one message has one content and goes one road', async (t) => {
  const desk = await openPushDesk(t);
  const contents = 'text, markdown, textcard, news, templateCard, image, file';
  const cases: readonly [object, string][] = [
    [{ toUser: 'lisi' }, `no content is given: give one of ${contents}`],
    [{ toUser: 'lisi', text: 'x', markdown: 'y' }, 'text and markdown exclude each other: one message has one content'],
    [{ text: 'x' }, 'no receiver is given: give one of toUser, toParty, toTag, chatId, robot'],
    [{ toTag: 1, robot: 'dev', text: 'x' }, 'toTag and robot exclude each other: one message has one receiver'],
  ];
  for (const [body, message] of cases) assert.deepEqual(errorsOf(await refused(desk, body)), [`: ${message}`]);
  for (const body of [[], 'x', null, 7]) {
    assert.match(
      (await desk.post(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })).text,
      /must be an object|not JSON/,
    );
  }
  for (const all of ['@all', '@ALL', ' @all']) {
    const everybody = await refused(desk, { toUser: [all, 'lisi'], text: 'x' });
    assert.deepEqual(errorsOf(everybody), ['toUser: must hold "@all" alone: among userids it would reach everybody']);
  }
});

test('what a road cannot carry is refused before WeCom would', async (t) => {
  const desk = await openPushDesk(t);
  const card = {
    cardType: 'text_notice',
    mainTitle: { title: 'x' },
    cardAction: { type: 1, url: 'https://a.example' },
  };
  const textcard = { title: 'x', description: 'x', url: 'https://a.example' };
  const action = { desc: 'x', actionList: [{ text: 'x', key: 'k' }] };
  const cases: readonly [object, readonly string[]][] = [
    [{ toUser: 'lisi', markdown: 'm'.repeat(2049) }, ['markdown: has 2049 bytes; an app can send at most 2048']],
    [{ toUser: 'lisi', markdown: 'x', safe: 1 }, ['safe: goes with text, image and file only']],
    [
      { toUser: 'lisi', markdown: 'x', enableIdTrans: 1 },
      ['enableIdTrans: goes with text, textcard, news and templateCard only'],
    ],
    [
      { toUser: 'lisi', text: 'x', mentionedList: ['lisi'] },
      ['mentionedList: goes with a text to a group (chatId) or by a robot only'],
    ],
    [{ chatId: 'c', templateCard: card }, ['templateCard: cannot go to a group of the app; textcard and news can']],
    [{ chatId: 'c', text: 'x', enableIdTrans: 1 }, ['enableIdTrans: is not possible in a group']],
    [
      { chatId: 'c', text: 'x', mentionedMobileList: ['1'] },
      ['mentionedMobileList: goes with the text of a robot only'],
    ],
    [{ robot: 'dev', textcard }, ['textcard: cannot be sent by a robot; templateCard and news can']],
    [
      { robot: 'dev', text: 'x', safe: 1, enableIdTrans: 0 },
      ['safe: is not possible for a robot', 'enableIdTrans: is not possible for a robot'],
    ],
    [
      { robot: 'dev', image: 'some-media-id' },
      ['image: must be the file itself, sent as a form: robots take no media id for pictures'],
    ],
    [
      { robot: 'dev', news: [{ title: 'x', appId: 'wx1', pagePath: 'p' }] },
      ['news[0].url: is missing; a robot leads to pages only, not to mini-programs'],
    ],
    [
      { robot: 'dev', templateCard: { ...card, actionMenu: action, taskId: 'task-1' } },
      [
        'templateCard.actionMenu: is not possible for a robot, which takes no callbacks',
        'templateCard.taskId: is not possible for a robot, which takes no callbacks',
      ],
    ],
    [{ robot: 'other', text: 'x' }, ['robot: is "other", which is not configured in this gateway']],
  ];
  for (const [body, errors] of cases) assert.deepEqual(errorsOf(await refused(desk, body)), errors);
  const news = { cardType: 'news_notice', mainTitle: { title: 'x' }, cardAction: card.cardAction };
  const area = { imageTextArea: { imageUrl: 'https://a.example/a.png' } };
  assert.deepEqual(errorsOf(await refused(desk, { robot: 'dev', templateCard: { ...news, ...area } })), [
    'templateCard.cardImage: is missing; a robot needs it in a news_notice',
  ]);
  const vote = {
    cardType: 'vote_interaction',
    taskId: 't',
    mainTitle: { title: 'x' },
    checkBox: { questionKey: 'q', optionList: [{ id: '1', text: 'x', isChecked: true }] },
    submitButton: { text: 'x', key: 'k' },
  };
  assert.match(
    errorsOf(await refused(desk, { robot: 'dev', templateCard: vote }))[0] ?? '',
    /cardType: must be text_notice or news_notice/,
  );
});

test('bodies that cannot be read are told apart', async (t) => {
  const desk = await openPushDesk(t);
  const json = { 'content-type': 'application/json' };
  const cases: readonly [Promise<Answer>, number, string][] = [
    [desk.post('{', { headers: json }), 400, 'malformed_json'],
    [desk.post('x', { headers: { 'content-type': 'text/plain' } }), 415, 'unsupported_media_type'],
    [desk.post({ toUser: 'lisi', text: 'x'.repeat(300_000) }), 413, 'body_too_large'],
    [desk.post('x', { headers: { 'content-type': 'multipart/form-data' } }), 400, 'malformed_form'],
    [
      desk.post('--b\r\nbroken', { headers: { 'content-type': 'multipart/form-data; boundary=b' } }),
      400,
      'malformed_form',
    ],
    [desk.call('', { method: 'PUT' }), 405, 'method_not_allowed'],
    [desk.call('/orders', { method: 'DELETE' }), 405, 'method_not_allowed'],
    [desk.call('/orders/github', { method: 'PUT' }), 405, 'method_not_allowed'],
    [desk.call('/a/b/c'), 404, 'not_found'],
    [desk.call('/push_aaaaaaaaaaaaaaaaaaaaaa'), 404, 'unknown_push'],
    [desk.call('/..%2f..%2fkey'), 404, 'unknown_push'],
    [desk.post({ toUser: 'lisi', text: 'x' }, { path: '/other' }), 404, 'unknown_app'],
  ];
  for (const [call, status, code] of cases) {
    const answer = await call;
    assert.deepEqual([answer.status, answer.code], [status, code], answer.text);
  }
  assert.equal((await desk.post({ app: 'billing', toUser: 'lisi', text: 'x' }, { path: '/orders' })).status, 422);
});

test('a form may have one file, of the right kind and size, and leaves nothing behind', async (t) => {
  const temporary = useTemporaryFolder(t);
  const desk = await openPushDesk(t);
  const post = (name: string, file: File, fields: Record<string, string> = { toUser: 'lisi' }) => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append(name, file);
    return desk.post(form);
  };
  const picture = new File([new Uint8Array(SAMPLES.image)], 'a.png');
  const large = new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'a.png');
  const many = new FormData();
  for (const name of ['image', 'file']) many.append(name, picture);
  const long = new FormData();
  long.append('toUser', 'lisi');
  for (let field = 0; field < 2001; field += 1) long.append('toUser', 'x');
  const cases: readonly [() => Promise<Answer>, number, string, RegExp][] = [
    [
      () => post('photo', picture),
      422,
      'invalid_request',
      /photo must not be a file; a file goes into the field image or file/,
    ],
    [
      () => post('image', new File(['not a picture at all'], 'a.png')),
      422,
      'invalid_request',
      /image the file is not JPG or PNG/i,
    ],
    [() => post('file', new File(['x'], 'a.txt')), 422, 'invalid_request', /file the file has 1 bytes/],
    [() => post('file', new File([], 'a.txt')), 422, 'invalid_request', /file the file has 0 bytes/],
    [() => post('image', large), 413, 'file_too_large', /"image" is larger than 10485760 bytes/],
    [
      () => post('image', picture, { toUser: 'lisi', text: 'x' }),
      422,
      'invalid_request',
      /text and image exclude each other/,
    ],
    [() => post('image', picture, { toUser: 'lisi', safe: 'yes' }), 422, 'invalid_request', /safe must be/],
    [() => post('image', picture, { toUser: 'x'.repeat(70_000) }), 413, 'body_too_large', /fields of the form/],
    [() => desk.post(many), 413, 'too_many_parts', /at most one file/],
    [() => desk.post(long), 413, 'too_many_parts', /at most 2000 fields/],
    [
      () => post('image', new File([new Uint8Array(3 * 1024 * 1024).fill(1)], 'a.png'), { robot: 'dev' }),
      422,
      'invalid_request',
      /image the file is longer than the 2097152 bytes/,
    ],
  ];
  for (const [call, status, code, detail] of cases) {
    const answer = await call();
    assert.deepEqual([answer.status, answer.code], [status, code], answer.text);
    assert.match(answer.detail ?? '', detail);
  }
  assert.deepEqual(readdirSync(temporary), []);
  assert.deepEqual(desk.seen, []);
});

test('a file that WeCom does not take is not accepted', async (t) => {
  const desk = await openPushDesk(t);
  const form = () => {
    const data = new FormData();
    data.append('toUser', 'lisi');
    data.append('image', new File([new Uint8Array(SAMPLES.image)], 'a.png'));
    return data;
  };
  desk.api.wecom.faults.failNext('media/upload', 60020);
  const refusedByWecom = await desk.post(form());
  assert.deepEqual([refusedByWecom.status, refusedByWecom.code], [502, 'untrusted_ip']);
  assert.match(refusedByWecom.detail ?? '', /WeCom did not take the file: .*企业可信IP/);
  desk.api.wecom.faults.dropNext('media/upload', 10);
  const away = await desk.api.drive(desk.post(form()));
  assert.equal(away.status, 503);
  assert.equal(away.headers.get('retry-after'), '30');
});

test('an upload that breaks off leaves nothing behind', async (t) => {
  const temporary = useTemporaryFolder(t);
  const desk = await openPushDesk(t);
  const { hostname, port } = new URL(desk.url);
  const head = `POST /push HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n`;
  const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n';
  const socket = connect(Number(port), hostname);
  await new Promise<void>((resolve) => socket.write(head + part + 'x'.repeat(50_000), () => resolve()));
  const until = async (check: () => boolean) => {
    while (!check()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await until(() => readdirSync(temporary).length === 1);
  socket.destroy();
  await until(() => readdirSync(temporary).length === 0);
});

test('a key reaches the apps and receivers it was given, and no others', async (t) => {
  const grants = { apps: ['orders'], recipients: { users: ['ZhangSan'], parties: [2], robots: ['dev'] } };
  const desk = await openPushDesk(t, {
    keys: [
      { name: 'ci', hash: CI.hash, ...grants },
      { name: 'alerts', hash: ALERTS.hash },
    ],
  });
  assert.equal((await desk.post({ toUser: 'lisi', text: 'x' })).code, 'missing_api_key');
  const allowed: readonly object[] = [
    { toUser: 'zhangsan', text: 'x' },
    { toUser: ['ZhangSan'], toParty: [2], text: 'x' },
    { robot: 'dev', text: 'x' },
  ];
  for (const body of allowed) assert.equal((await desk.post(body, as(CI))).status, 202);
  const closed: readonly [object, string][] = [
    [{ toUser: '@all', text: 'x' }, 'toUser: holds @all, which the key "ci" may not write to'],
    [{ toUser: ['zhangsan', 'lisi'], text: 'x' }, 'toUser: holds lisi, which the key "ci" may not write to'],
    [{ toParty: [1, 2], text: 'x' }, 'toParty: holds 1, which the key "ci" may not write to'],
    [
      { toTag: [1, 2, 3, 4, 5, 6, 7], text: 'x' },
      'toTag: holds 1, 2, 3, 4, 5 and 2 more, which the key "ci" may not write to',
    ],
    [{ chatId: 'c', text: 'x' }, 'chatId: holds c, which the key "ci" may not write to'],
    [{ robot: 'ops', text: 'x' }, 'robot: holds ops, which the key "ci" may not write to'],
  ];
  for (const [body, error] of closed) {
    const answer = await desk.post(body, as(CI));
    assert.deepEqual([answer.status, answer.code, errorsOf(answer)], [403, 'recipient_not_allowed', [error]]);
  }
  const other = await desk.post({ app: 'billing', toUser: 'ZhangSan', text: 'x' }, as(CI));
  assert.deepEqual([other.status, other.code], [403, 'app_not_allowed'], 'whether there is such an app is not told');
  assert.equal((await desk.post({ toUser: '@all', text: 'x' }, as(ALERTS))).status, 202);
});

test('a push is known to the key that asked for it', async (t) => {
  const desk = await openPushDesk(t, {
    keys: [
      { name: 'ci', hash: CI.hash },
      { name: 'alerts', hash: ALERTS.hash },
    ],
  });
  const { id } = await desk.post({ toUser: 'lisi', text: 'x' }, as(CI));
  assert.equal((await desk.settled(id, undefined, as(CI).headers)).state, 'sent');
  assert.equal((await desk.record(id, as(ALERTS).headers)).code, 'unknown_push');
  assert.equal((await desk.record(id)).status, 401);
  await desk.api.clock.advance(24 * 3_600_000);
  assert.equal((await desk.record(id, as(CI).headers)).code, 'unknown_push', 'a day is over');
});

test('with several apps the request must say which', async (t) => {
  const desk = await openPushDesk(t, {
    keys: [
      { name: 'ci', hash: CI.hash, apps: ['orders'] },
      { name: 'alerts', hash: ALERTS.hash },
      { name: 'none', hash: 'a'.repeat(64), apps: ['gone'] },
    ],
  });
  desk.apps.set('billing', { api: desk.api.client() });
  const body = { toUser: 'lisi', text: 'x' };
  assert.deepEqual(errorsOf(await desk.post(body, as(ALERTS))), ['app: is missing; the key may use orders, billing']);
  assert.equal((await desk.post(body, as(CI))).status, 202, 'the only one that the key may use');
  desk.apps.clear();
  assert.deepEqual(errorsOf(await desk.post(body, as(ALERTS))), [
    'app: must name an app, and the key may use none here',
  ]);
});
