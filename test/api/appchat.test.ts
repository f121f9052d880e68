import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SAMPLES } from '../emulator/desk.js';
import { openApiDesk } from './desk.js';

test('a group is made, read and changed', async (t) => {
  const desk = await openApiDesk(t);
  desk.wecom.addUser({ userId: 'WangWu' });
  const api = desk.client();
  const chatId = await api.appchat.create({ name: '研发部', owner: 'lisi', userList: ['ZhangSan', 'lisi'] });
  assert.ok(chatId);
  const named = await api.appchat.create({ userList: ['ZhangSan', 'lisi'], chatId: 'chat42' });
  assert.equal(named, 'chat42');
  await api.appchat.update({ chatId, name: '研发', owner: 'ZhangSan', addUserList: ['WangWu'], delUserList: ['lisi'] });
  const chat = await api.appchat.get(chatId);
  assert.deepEqual(
    { ...chat, userList: [...chat.userList].toSorted() },
    { chatId, name: '研发', owner: 'ZhangSan', userList: ['WangWu', 'ZhangSan'], chatType: 0 },
  );
  await assert.rejects(api.appchat.get('nochat'), { name: 'ApiError', code: 'chat_not_found' });
});

test('every kind of message arrives in a group', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const chatId = await api.appchat.create({ userList: ['ZhangSan', 'lisi'] });
  const { mediaId } = await api.media.upload('image', SAMPLES.image);
  const { mediaId: voice } = await api.media.upload('voice', SAMPLES.voice);
  const { mediaId: video } = await api.media.upload('video', SAMPLES.video);
  const { mediaId: file } = await api.media.upload('file', SAMPLES.file, { fileName: 'a.txt' });
  const url = 'https://a.example/';
  await api.appchat.send(chatId, {
    msgType: 'text',
    text: { content: 'Hello', mentionedList: ['lisi', '@all'] },
    safe: 1,
  });
  const text = desk.wecom.sent.at(-1);
  assert.equal(text?.chatId, chatId);
  assert.deepEqual(text?.content, { content: 'Hello', mentioned_list: ['lisi', '@all'] });
  assert.equal(text?.safe, 1);
  await api.appchat.send(chatId, { msgType: 'image', image: { mediaId } });
  await api.appchat.send(chatId, { msgType: 'voice', voice: { mediaId: voice } });
  await api.appchat.send(chatId, { msgType: 'video', video: { mediaId: video, title: 't' } });
  await api.appchat.send(chatId, { msgType: 'file', file: { mediaId: file } });
  await api.appchat.send(chatId, { msgType: 'textcard', textcard: { title: 't', description: 'd', url } });
  await api.appchat.send(chatId, { msgType: 'news', news: { articles: [{ title: 't', url }] } });
  const articles = [{ title: 't', thumbMediaId: mediaId, content: 'c' }];
  await api.appchat.send(chatId, { msgType: 'mpnews', mpnews: { articles } });
  await api.appchat.send(chatId, { msgType: 'markdown', markdown: { content: '**b** <@lisi>' } });
  const kinds = new Set(desk.wecom.sent.map(({ msgType }) => msgType));
  const expected = ['text', 'image', 'voice', 'video', 'file', 'textcard', 'news', 'mpnews', 'markdown'];
  assert.deepEqual([...kinds], expected);
});

test('a long text goes out in parts and mentions once', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const chatId = await api.appchat.create({ userList: ['ZhangSan', 'lisi'] });
  const content = '长文本\n'.repeat(500);
  await api.appchat.send(chatId, { msgType: 'text', text: { content, mentionedList: ['lisi'] } });
  const received = desk.wecom.sent.filter(({ to }) => to === 'lisi').map((message) => message.content);
  assert.equal(received.map((part) => part.content).join(''), content);
  assert.deepEqual(
    received.map((part) => part.mentioned_list !== undefined),
    received.map((_, index) => index === 0),
  );
});

test('a group gets no more than its members may get', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client({ maxWait: 0 });
  const chatId = await api.appchat.create({ userList: ['ZhangSan', 'lisi'] });
  for (let index = 0; index < 200; index += 1) {
    await api.appchat.send(chatId, { msgType: 'markdown', markdown: { content: `${index}` } });
  }
  const more = api.appchat.send(chatId, { msgType: 'markdown', markdown: { content: 'more' } });
  await assert.rejects(more, { limit: '200 messages a minute to one group chat' });
  assert.ok(desk.wecom.sent.every(({ dropped }) => dropped === undefined));
});
