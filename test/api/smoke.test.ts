import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApiDesk } from './desk.js';

test('smoke', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const results = await api.send.text('ZhangSan', '你好');
  console.log(results, desk.wecom.sent, desk.lines);
  const media = await api.media.upload('file', Buffer.from('季度报告内容'), { fileName: '季度报告.pdf' });
  console.log(media);
  const file = await api.media.get(media.mediaId);
  console.log(file, (await file.buffer()).toString());
  assert.equal(results.length, 1);
});
