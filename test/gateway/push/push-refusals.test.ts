import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, errorsOf, openPushDesk, type PushDesk } from './push-desk.js';

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
    [desk.post('{}', { headers: { 'content-type': '' } }), 415, 'unsupported_media_type'],
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

test('JSON that is sent as a form, as curl does, is told how to be sent', async (t) => {
  const desk = await openPushDesk(t);
  const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  const json = JSON.stringify({ toUser: 'lisi', text: `a=b&c ${'x'.repeat(200)}` });
  for (const body of [json, ` \n${json}`, encodeURIComponent(json), '[1]', '{']) {
    const answer = await desk.post(body, form);
    assert.deepEqual([answer.status, answer.code], [415, 'unsupported_media_type'], body);
    assert.match(answer.detail ?? '', /looks like JSON.*"Content-Type: application\/json" \(with curl: -H '/);
  }
  assert.equal((await desk.post('toUser=lisi&text=%7B%7D', form)).status, 202, 'a text may well look like JSON');
});
