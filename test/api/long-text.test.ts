import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApiDesk } from './desk.js';

test('a long text goes out in order, cut where a reader would cut it', async (t) => {
  const desk = await openApiDesk(t);
  const line = `${'很长的一行文字'.repeat(20)}\n`;
  const content = line.repeat(12);
  const results = await desk.client().send.text('lisi', content);
  const texts = desk.wecom.sent.map((message) => String(message.content.content));
  assert.ok(results.length > 1);
  assert.equal(texts.join(''), content);
  assert.ok(texts.every((text) => Buffer.byteLength(text) <= 2048));
  assert.ok(texts.slice(0, -1).every((text) => text.endsWith('\n')));
  assert.deepEqual(
    results.map(({ msgId }) => msgId),
    desk.wecom.sent.map(({ msgId }) => msgId),
  );
  assert.ok(desk.wecom.sent.every(({ cut }) => cut.length === 0));
});

test('a long text that fails half way says how much has gone', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const failing = api.send.text('lisi', 'x'.repeat(5000));
  desk.wecom.onSent(() => desk.wecom.faults.failNext('message/send', 40058));
  await assert.rejects(failing, { errCode: 40058 });
  assert.deepEqual(desk.warnings()[0], {
    level: 'warn',
    message: 'a long text was sent only in part',
    sent: 1,
    parts: 3,
  });
});

test('parts that read alike are not swallowed by the repeat check', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client({ duplicateCheckInterval: 600 });
  await api.send.text('lisi', 'x'.repeat(2048 * 2 + 10));
  assert.equal(desk.wecom.sent.filter(({ dropped }) => dropped === undefined).length, 3);
  assert.deepEqual(
    desk.wecom
      .callsOf('message/send')
      .map(({ body }) => body as Record<string, unknown>)
      .map(({ enable_duplicate_check, duplicate_check_interval }) => [
        enable_duplicate_check,
        duplicate_check_interval,
      ]),
    [
      [0, undefined],
      [0, undefined],
      [1, 600],
    ],
  );
});
