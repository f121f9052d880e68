import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../src/emulator/index.js';
import { openDesk, text } from './desk.js';

/** From the first app of an emulator. */
const HELLO = { touser: 'ZhangSan', agentid: 1000002, msgtype: 'text', text: { content: '你好' } };

test('every msgtype arrives as sent, with the defaults of the client', async (t) => {
  const desk = await openDesk(t);
  const ids = {
    image: await desk.mediaId('image'),
    voice: await desk.mediaId('voice'),
    video: await desk.mediaId('video'),
    file: await desk.mediaId('file'),
  };
  const article = { title: '标题', url: 'https://example.com/' };
  const cases: [string, JsonObject, JsonObject?][] = [
    ['text', { content: 'a' }],
    ['image', { media_id: ids.image }],
    ['voice', { media_id: ids.voice }],
    ['file', { media_id: ids.file }],
    ['video', { media_id: ids.video, title: 't', description: 'd' }],
    ['textcard', { title: 't', description: 'd', url: 'https://example.com/', btntxt: '更多' }],
    [
      'textcard',
      { title: 't', description: 'd', url: 'https://example.com/' },
      { title: 't', description: 'd', url: 'https://example.com/', btntxt: '详情' },
    ],
    ['news', { articles: [article, { title: 't', appid: 'wx1', pagepath: 'index' }] }],
    [
      'mpnews',
      { articles: [{ title: 't', thumb_media_id: ids.image, author: 'a', content: '<p>x</p>', digest: 'd' }] },
    ],
    ['markdown', { content: '# a' }],
    [
      'miniprogram_notice',
      {
        appid: 'wx1',
        page: 'p',
        title: '会议室预订',
        description: '4月27日',
        emphasis_first_item: true,
        content_item: [{ key: '会议室', value: '402' }],
      },
    ],
  ];
  for (const [msgtype, member, arrives = member] of cases) {
    const answer = await desk.post('message/send', { ...HELLO, touser: 'lisi', msgtype, [msgtype]: member });
    assert.equal(answer.errmsg, 'ok', msgtype);
    assert.deepEqual(desk.wecom.sent.at(-1)?.content, arrives);
    assert.equal(desk.wecom.sent.at(-1)?.msgType, msgtype);
  }
  assert.deepEqual(
    desk.wecom.callsOf('message/send').flatMap(({ warnings }) => warnings),
    [],
  );
});

test('what is too long is cut without a word', async (t) => {
  const desk = await openDesk(t);
  const video = await desk.mediaId('video');
  const image = await desk.mediaId('image');
  const send = async (msgtype: string, member: JsonObject) => {
    const answer = await desk.post('message/send', { ...HELLO, touser: 'lisi', msgtype, [msgtype]: member });
    assert.equal(answer.errmsg, 'ok');
    return desk.wecom.sent.at(-1)!;
  };
  const cutText = await send('text', { content: `${text(2047)}你好` });
  assert.deepEqual(cutText.content, { content: text(2047) });
  assert.deepEqual(cutText.cut, ['text.content']);
  assert.match(desk.wecom.calls.at(-1)?.warnings[0] ?? '', /^text\.content is longer than 2048 bytes/);
  const whole = await send('text', { content: text(2048) });
  assert.deepEqual([whole.content, whole.cut], [{ content: text(2048) }, []]);
  const cutVideo = await send('video', { media_id: video, title: text(129), description: text(513) });
  assert.deepEqual([cutVideo.content.title, cutVideo.content.description], [text(128), text(512)]);
  const url = 'https://example.com/';
  const card = await send('textcard', {
    title: '字'.repeat(129),
    description: '字'.repeat(513),
    url,
    btntxt: '点击查看更多',
  });
  assert.deepEqual(card.content, { title: '字'.repeat(128), description: '字'.repeat(512), url, btntxt: '点击查看' });
  const news = await send('news', { articles: [{ title: text(129), description: text(513), url }] });
  assert.deepEqual(news.cut, ['news.articles[0].title', 'news.articles[0].description']);
  const mpnews = await send('mpnews', {
    articles: [{ title: text(129), thumb_media_id: image, content: 'x', digest: text(513) }],
  });
  assert.deepEqual(mpnews.cut, ['mpnews.articles[0].title', 'mpnews.articles[0].digest']);
});

test('what a msgtype must have, and its limits', async (t) => {
  const desk = await openDesk(t, {}, { miniPrograms: ['wx1'] });
  const image = await desk.mediaId('image');
  const url = 'https://example.com/';
  const articles = (count: number): JsonObject[] => Array.from({ length: count }, () => ({ title: 't', url }));
  const cases: [string, JsonObject | string, number][] = [
    ['text', { content: '' }, 44004],
    ['text', 'not an object', 44004],
    ['markdown', {}, 44004],
    ['markdown', { content: text(2049) }, 45002],
    ['image', 'not an object', 40058],
    ['image', {}, 41006],
    ['image', { media_id: 'unknown' }, 40007],
    ['file', { media_id: image }, 40007],
    ['textcard', { description: 'd', url }, 41016],
    ['textcard', { title: 't', url }, 41033],
    ['textcard', { title: 't', description: 'd' }, 40058],
    ['textcard', { title: 't', description: 'd', url: 'example.com' }, 45034],
    ['textcard', { title: 't', description: 'd', url: url + text(2048) }, 40058],
    ['news', { articles: [] }, 40058],
    ['news', { articles: articles(9) }, 45008],
    ['news', { articles: [{ url }] }, 41016],
    ['news', { articles: [{ title: 't' }] }, 40058],
    ['news', { articles: [{ title: 't', url, appid: 'wx1', pagepath: text(129) }] }, 40058],
    ['news', { articles: [{ title: 't', url, picurl: 'x.png' }] }, 45034],
    ['mpnews', { articles: [{ title: 't', content: 'x' }] }, 41006],
    ['mpnews', { articles: [{ title: 't', thumb_media_id: image }] }, 44004],
    ['mpnews', { articles: [{ title: 't', thumb_media_id: image, content: 'x', author: text(65) }] }, 45032],
    ['mpnews', { articles: [{ title: 't', thumb_media_id: image, content: text(666 * 1024 + 1) }] }, 45002],
    ['miniprogram_notice', { title: '会议室预订' }, 40058],
    ['miniprogram_notice', { appid: 'wx2', title: '会议室预订' }, 48002],
    ['miniprogram_notice', { appid: 'wx1' }, 41016],
    ['miniprogram_notice', { appid: 'wx1', title: '会议室预订', page: text(1025) }, 40058],
    ['miniprogram_notice', { appid: 'wx1', title: '会议室预订', content_item: [{ key: text(11), value: 'v' }] }, 40058],
    [
      'miniprogram_notice',
      { appid: 'wx1', title: '会议室预订', content_item: Array.from({ length: 11 }, () => ({})) },
      40058,
    ],
    ['taskcard', {}, 40008],
    ['', {}, 40008],
  ];
  for (const [msgtype, member, errcode] of cases) {
    const answer = await desk.post('message/send', { ...HELLO, touser: 'lisi', msgtype, [msgtype]: member });
    assert.equal(answer.errcode, errcode, `${msgtype} ${JSON.stringify(member).slice(0, 80)}: ${answer.errmsg}`);
  }
  const everyone = {
    touser: '@all',
    msgtype: 'miniprogram_notice',
    miniprogram_notice: { appid: 'wx1', title: '会议室预订' },
  };
  assert.equal((await desk.post('message/send', everyone)).errcode, 40058);
  assert.equal(desk.wecom.sent.length, 0);
});

test('media lives three days', async (t) => {
  const desk = await openDesk(t);
  const body = { touser: 'lisi', msgtype: 'image', image: { media_id: await desk.mediaId('image') } };
  await desk.clock.advance(3 * 86_400_000 - 1);
  assert.equal((await desk.post('message/send', body)).errcode, 0);
  await desk.clock.advance(1);
  assert.equal((await desk.post('message/send', body)).errcode, 40007);
});

test('confidential messages', async (t) => {
  const desk = await openDesk(t);
  const file = await desk.mediaId('file');
  const odd = await desk.upload('media/upload', { type: 'file' }, Buffer.from('#!/bin/sh'), 'run.sh');
  const cases: [JsonObject, number, number][] = [
    [{ ...HELLO, safe: 1 }, 0, 0],
    [{ ...HELLO, safe: 2 }, 0, 1],
    [{ ...HELLO, safe: 3 }, 40058, 0],
    [{ ...HELLO, msgtype: 'markdown', markdown: { content: 'x' }, safe: 1 }, 0, 1],
    [{ ...HELLO, msgtype: 'news', news: { articles: [{ title: 't', url: 'https://a.b/' }] }, safe: 1 }, 40074, 0],
    [{ ...HELLO, msgtype: 'file', file: { media_id: file }, safe: 1 }, 0, 0],
    [{ ...HELLO, msgtype: 'file', file: { media_id: odd.media_id }, safe: 1 }, 0, 1],
  ];
  for (const [body, errcode, warnings] of cases) {
    assert.equal((await desk.post('message/send', body)).errcode, errcode);
    assert.equal(desk.wecom.calls.at(-1)?.warnings.length, warnings, JSON.stringify(body));
  }
  assert.equal(desk.wecom.sent[0]?.safe, 1);
});

test('strict refuses what is otherwise a warning', async (t) => {
  const desk = await openDesk(t, { strict: true });
  const { agentid: _, ...anonymous } = HELLO;
  assert.equal((await desk.post('message/send', { ...HELLO, text: { content: text(2049) } })).errcode, 45002);
  assert.equal((await desk.post('message/send', { ...HELLO, safe: 2 })).errcode, 40058);
  assert.equal((await desk.post('message/send', anonymous)).errcode, 41011);
  assert.equal((await desk.post('message/send', HELLO)).errcode, 0);
});
