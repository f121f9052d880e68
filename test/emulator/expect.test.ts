import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDesk } from './desk.js';
import { openStage, serveTiny } from './stage.js';

test('texts, patterns and functions; what does not fit stays', async (t) => {
  const { wecom, app } = await openStage(t);
  app.onText((message) => message.content);
  const user = wecom.user('ZhangSan');
  for (const text of ['one', 'two', 'three']) await user.sendText(text);
  await wecom.expectReply(/^t.o$/g);
  await wecom.expectReply(({ content }) => content.content === 'three');
  await assert.rejects(wecom.expectNoReply({ within: 0 }), {
    code: 'unexpected_reply',
    message: 'No message was expected, but there is one\n  received: "one" (text, passive)',
  });
  await wecom.expectReply('one');
  await wecom.expectNoReply();
});

test('a message may come later', async (t) => {
  const desk = await openDesk(t);
  const waiting = desk.wecom.expectReply('later');
  const other = assert.rejects(
    desk.wecom.expectReply('never', { within: 30 }),
    /received: nothing\n {2}no callback was sent/,
  );
  await desk.post('message/send', {
    touser: 'lisi',
    msgtype: 'text',
    agentid: desk.app.agentId,
    text: { content: 'later' },
  });
  assert.equal((await waiting).road, 'active');
  await other;
});

test('the error tells what came instead, and how the callbacks went', async (t) => {
  const { wecom, app, emulated } = await openStage(t);
  app.onText((message) => message.content);
  await wecom.user('ZhangSan').sendText('Hello, 李四');
  emulated.callback.url = await serveTiny(t, (_request, response) => response.end('oops'));
  await wecom.user('ZhangSan').sendText('x');
  emulated.callback.url = await serveTiny(t, (_request, response) => response.writeHead(403).end('wrong token'));
  await wecom.user('ZhangSan').enter();
  await assert.rejects(wecom.expectReply('Hello, 张三', { user: 'ZhangSan', from: emulated, within: 1 }), {
    code: 'unexpected_reply',
    message: [
      'A message from app 1000002 to ZhangSan did not come within 1 ms',
      '  expected: "Hello, 张三"',
      '  received: "Hello, 李四" (text, passive), differs from character 8 on',
      '  callbacks:',
      '    text: answered 200 (reply)',
      '    text: answered 200 (refused)',
      '      reply refused: the answer is plain text ("oops"); a reply is encrypted XML, no reply an empty body',
      '    event enter_agent: failed',
      '      try 1: status 403: wrong token',
      '      try 2: status 403: wrong token',
      '      try 3: status 403: wrong token',
    ].join('\n'),
  });
  const longer = wecom.expectReply('Hello, 李四!', { within: 1, from: 1000002 });
  await assert.rejects(longer, /from app 1000002 did.*differs from character 10 on/s);
  await assert.rejects(wecom.expectReply(/x/, { within: 1 }), /expected: \/x\/\n/);
  const isLong = (): boolean => false;
  await assert.rejects(wecom.expectReply(isLong, { within: 1 }), /expected: what isLong accepts\n/);
  await assert.rejects(wecom.expectReply(undefined, { user: 'lisi', within: 1 }), /expected: any message\n/);
});

test('the words of each kind of message', async (t) => {
  const desk = await openDesk(t);
  const url = 'https://work.weixin.qq.com';
  const messages: readonly (readonly [string, object, string])[] = [
    ['markdown', { content: '**b**' }, '**b**'],
    ['textcard', { title: 'card', description: 'd', url }, 'card'],
    [
      'news',
      {
        articles: [
          { title: 'first', url },
          { title: 'second', url },
        ],
      },
      'first',
    ],
    ['file', { media_id: await desk.mediaId('file') }, '季度报告.pdf'],
    ['template_card', { card_type: 'text_notice', sub_title_text: 'sub', card_action: { type: 1, url } }, 'sub'],
  ];
  for (const [msgtype, content, words] of messages) {
    const answer = await desk.post('message/send', {
      touser: 'lisi',
      msgtype,
      agentid: desk.app.agentId,
      [msgtype]: { ...content },
    });
    assert.equal(answer.errcode, 0, answer.errmsg);
    assert.equal((await desk.wecom.expectReply(words, { within: 20 })).msgType, msgtype);
  }
});

test('only so many unseen messages are kept', async (t) => {
  const desk = await openDesk(t, { limits: { memberPerMinute: 2000, memberPerHour: 2000 } });
  const token = await desk.token();
  const body = JSON.stringify({ touser: 'lisi', msgtype: 'text', agentid: desk.app.agentId, text: { content: 'x' } });
  const send = () => fetch(desk.url('message/send', { access_token: token }), { method: 'POST', body });
  for (let round = 0; round < 21; round += 1) await Promise.all(Array.from({ length: 50 }, send));
  const { conversations, exchanges } = desk.wecom;
  assert.deepEqual([conversations[0]?.entries.length, exchanges.length], [1000, 1000]);
  for (let index = 0; index < 1000; index += 1) await desk.wecom.expectReply('x', { within: 0 });
  await desk.wecom.expectNoReply({ within: 0 });
});
