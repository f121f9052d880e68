import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { GroupRobot } from '../../src/api/index.js';
import { RequestError } from '../../src/errors/index.js';
import { SAMPLES } from '../emulator/desk.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { openApiDesk } from './desk.js';
import { rejection } from './rejection.js';

test('every kind of message arrives', async (t) => {
  const desk = await openApiDesk(t);
  const { key } = desk.wecom.addRobot({ name: '报警' });
  const robot = desk.robot(key);
  const last = () => desk.wecom.sent.at(-1);
  await robot.text('Hello', { mentionedList: ['lisi', '@all'], mentionedMobileList: ['13800000000'] });
  assert.deepEqual(last()?.content, {
    content: 'Hello',
    mentioned_list: ['lisi', '@all'],
    mentioned_mobile_list: ['13800000000'],
  });
  assert.deepEqual([last()?.channel, last()?.to, last()?.msgType], ['robot', '报警', 'text']);
  await robot.markdown('**b** <font color="info">x</font>');
  assert.deepEqual([last()?.msgType, last()?.content], ['markdown', { content: '**b** <font color="info">x</font>' }]);
  await robot.markdownV2('| a | b |\n| - | - |');
  assert.deepEqual([last()?.msgType, last()?.content], ['markdown_v2', { content: '| a | b |\n| - | - |' }]);
  await robot.image(SAMPLES.image);
  assert.deepEqual(last()?.content, {
    base64: SAMPLES.image.toString('base64'),
    md5: createHash('md5').update(SAMPLES.image).digest('hex'),
  });
  await robot.news([{ title: 'T', description: 'D', url: 'https://a.example/', picUrl: 'https://a.example/a.png' }]);
  assert.deepEqual(last()?.content, {
    articles: [{ title: 'T', description: 'D', url: 'https://a.example/', picurl: 'https://a.example/a.png' }],
  });
  const { mediaId: file } = await robot.uploadMedia('file', SAMPLES.file, { fileName: '日志.txt' });
  assert.equal(desk.wecom.media.get(file)?.fileName, '日志.txt');
  await robot.file(file);
  assert.deepEqual([last()?.msgType, last()?.content], ['file', { media_id: file }]);
  const { mediaId: voice } = await robot.uploadMedia('voice', SAMPLES.voice);
  await robot.voice(voice);
  assert.deepEqual([last()?.msgType, last()?.content], ['voice', { media_id: voice }]);
  const cardAction = { type: 1, url: 'https://a.example/' } as const;
  await robot.templateCard({ cardType: 'text_notice', mainTitle: { title: 'T' }, cardAction });
  assert.equal(last()?.content.card_type, 'text_notice');
  const cardImage = { url: 'https://a.example/a.png' };
  await robot.templateCard({ cardType: 'news_notice', mainTitle: { title: 'T' }, cardAction, cardImage });
  assert.equal(last()?.content.card_type, 'news_notice');
});

test('the webhook URL says where to send, and a wrong key is an error without the key', async (t) => {
  const desk = await openApiDesk(t);
  const { webhookUrl, key } = desk.wecom.addRobot();
  const robot = new GroupRobot({ key: webhookUrl, clock: desk.clock, logger: recordingLogger(), environment: {} });
  t.after(() => robot.close());
  await robot.text('Hello');
  assert.equal(desk.wecom.sent.length, 1);
  desk.wecom.removeRobot(key);
  await assert.rejects(robot.text('Hello'), (error: Error) => {
    assert.match(error.message, /errcode 93000.*Copy the webhook URL/);
    assert.ok(!`${error.stack}`.includes(key));
    return true;
  });
});

test('long texts and markdown go out in parts at line ends, mentions on the first', async (t) => {
  const desk = await openApiDesk(t);
  const robot = desk.robot(desk.wecom.addRobot().key);
  const line = '- 一行报告内容\n';
  for (const [send, limit] of [
    [(content: string) => robot.markdown(content), 4096],
    [(content: string) => robot.markdownV2(content), 4096],
    [(content: string) => robot.text(content, { mentionedList: ['lisi'] }), 2048],
  ] as const) {
    const from = desk.wecom.sent.length;
    const content = line.repeat(500);
    await send(content);
    const parts = desk.wecom.sent.slice(from).map((message) => message.content);
    const texts = parts.map((part) => String(part.content));
    assert.ok(texts.length > 1);
    assert.equal(texts.join(''), content);
    assert.ok(texts.every((text) => Buffer.byteLength(text) <= limit && text.endsWith('\n')));
    assert.ok(parts.slice(1).every((part) => part.mentioned_list === undefined));
  }
});

test('twenty go out in a minute, the rest wait in order, and none meets the server’s limit', async (t) => {
  const desk = await openApiDesk(t);
  const robot = desk.robot(desk.wecom.addRobot().key);
  await desk.drive(Promise.all(Array.from({ length: 35 }, (_, index) => robot.text(`Message ${index}`))));
  assert.equal(desk.wecom.sent.length, 35);
  assert.ok(desk.wecom.callsOf('webhook/send').every(({ errCode }) => errCode === 0));
  const impatient = desk.robot(desk.wecom.addRobot().key, { maxWait: 1000 });
  for (let index = 0; index < 20; index += 1) await impatient.text('Hello');
  await assert.rejects(impatient.text('one more'), {
    name: 'RateLimitError',
    limit: '20 messages a minute by one robot',
  });
});

test('another process may have used up the minute: the server’s 45009 is waited out', async (t) => {
  const desk = await openApiDesk(t);
  const robot = desk.robot(desk.wecom.addRobot().key);
  desk.wecom.faults.failNext('webhook/send', 45009);
  await desk.drive(robot.text('Hello'));
  assert.equal(desk.wecom.sent.length, 1);
});

test('files are checked first', async (t) => {
  const desk = await openApiDesk(t);
  const robot = desk.robot(desk.wecom.addRobot().key);
  const image = await rejection(robot.image(Buffer.from('GIF89a......')), RequestError);
  assert.equal(image.errCode, 40004);
  await assert.rejects(robot.uploadMedia('voice', SAMPLES.image), { errCode: 301016 });
  assert.deepEqual(desk.wecom.calls, []);
});
