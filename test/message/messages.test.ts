import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MessageMap } from '../../src/message/index.js';
import { checkFixture, type ExpectedMessages, readFixture } from './fixtures.js';

const expected: ExpectedMessages<Omit<MessageMap, 'unknown'>> = {
  text: { content: ' 007 &amp; ]] 😀 ' },
  image: { picUrl: 'https://wework.qpic.cn/p', mediaId: 'MEDIA' },
  voice: { mediaId: 'MEDIA', format: 'amr' },
  video: { mediaId: 'MEDIA', thumbMediaId: 'THUMB' },
  location: { locationX: 23.134, locationY: 113.358, scale: 20, label: '广州市海珠区', appType: 'wxwork' },
  link: {
    title: '标题',
    description: '描述',
    url: 'https://work.weixin.qq.com/?a=1&b=2',
    picUrl: 'https://wework.qpic.cn/l',
  },
};

describe('messages', () => {
  for (const [msgType, own] of Object.entries(expected)) {
    it(`reads ${msgType}`, () => {
      const common = { msgId: '1234567890123456789', agentId: 1000002 };
      checkFixture('message', msgType, { msgType }, { ...common, ...own });
    });
  }

  it('keeps a member id that looks like a number', () => {
    assert.equal(readFixture('message', 'text').fromUserName, '00123');
  });
});
