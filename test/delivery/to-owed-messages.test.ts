import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { duplicateCheckOf } from '../../src/delivery/duplicate-check-of.js';
import { toOwedMessages } from '../../src/delivery/to-owed-messages.js';
import { type CallbackContext, openCallback } from '../../src/dispatch/index.js';
import { type AppMessage, type Pushable, reply, type TemplateCard } from '../../src/index.js';
import { eventXml, textXml } from '../helpers/callbacks.js';
import { recordingLogger } from '../helpers/recording-logger.js';

const source = {
  corpId: 'ww1',
  logger: recordingLogger(),
  api: () => assert.fail('no call is made'),
  session: () => assert.fail('no session is opened'),
};

function contextOf(xml: string): CallbackContext {
  return openCallback(xml, source).ctx;
}

const TEXT = contextOf(textXml('hi'));
const CLICK = contextOf(
  eventXml('template_card_event', '<ResponseCode><![CDATA[code-1]]></ResponseCode><TaskId>task</TaskId>'),
);
const CARD: TemplateCard = { cardType: 'text_notice', mainTitle: { title: 'done' }, cardAction: { type: 1, url: 'x' } };

const owed = (message: Pushable, ctx = TEXT) => toOwedMessages(message, ctx);

describe('toOwedMessages', () => {
  it('splits a text, of whatever form, and keeps the options of each part', () => {
    const long = '长'.repeat(700);
    const options = { msgType: 'text', safe: 1, text: { content: long } } as const satisfies AppMessage;
    for (const message of [long, reply.text(long), options]) {
      const parts = owed(message).map((part) => (part.call === 'message/send' ? part.message : undefined));
      assert.equal(parts.length, 2);
      assert.equal(parts.map((part) => (part?.msgType === 'text' ? part.text.content : '')).join(''), long);
      assert.ok(message !== options || parts.every((part) => part !== undefined && 'safe' in part && part.safe === 1));
    }
    assert.deepEqual(owed(''), []);
    assert.deepEqual(owed(reply.text('')), []);
  });

  it('takes application messages as they are', () => {
    const messages: AppMessage[] = [
      { msgType: 'markdown', markdown: { content: '**x**' } },
      { msgType: 'file', file: { mediaId: 'm' } },
      { msgType: 'image', image: { mediaId: 'm' } },
      { msgType: 'news', news: { articles: [{ title: 't', url: 'u' }] } },
      { msgType: 'template_card', templateCard: CARD },
    ];
    for (const message of messages) assert.deepEqual(owed(message), [{ call: 'message/send', message }]);
  });

  it('makes messages of replies', () => {
    const sent = (message: Pushable) => {
      const [first] = owed(message);
      return first?.call === 'message/send' ? first.message : undefined;
    };
    assert.deepEqual(sent(reply.image('m')), { msgType: 'image', image: { mediaId: 'm' } });
    assert.deepEqual(sent(reply.voice('m')), { msgType: 'voice', voice: { mediaId: 'm' } });
    assert.deepEqual(sent({ msgType: 'video', mediaId: 'm', title: 't' }), {
      msgType: 'video',
      video: { mediaId: 'm', title: 't' },
    });
    assert.deepEqual(sent(reply.news([{ title: 't' }])), {
      msgType: 'news',
      news: { articles: [{ title: 't', url: '' }] },
    });
  });

  it('updates the card that was clicked', () => {
    const [button] = owed({ msgType: 'update_button', replaceName: 'Approved' }, CLICK);
    assert.deepEqual(button, {
      call: 'message/update_template_card',
      request: { responseCode: 'code-1', button: { replaceName: 'Approved' } },
    });
    const [card] = owed({ msgType: 'update_template_card', templateCard: CARD }, CLICK);
    assert.deepEqual(card, {
      call: 'message/update_template_card',
      request: { responseCode: 'code-1', templateCard: CARD },
    });
  });

  it('refuses what has no way to the member', () => {
    for (const message of [
      { msgType: 'raw', xml: '<xml/>' },
      { msgType: 'update_button', replaceName: 'x' },
      { msgType: 'update_template_card', templateCard: CARD },
    ] as const) {
      assert.throws(() => owed(message), { code: 'invalid_reply' });
    }
  });
});

describe('duplicateCheckOf', () => {
  it('gives each part of a job an interval of its own, the same each time, within WeCom’s bounds', () => {
    const intervals = Array.from({ length: 100 }, (_, index) => duplicateCheckOf('s-job-0', index));
    assert.ok(intervals.every(({ enableDuplicateCheck }) => enableDuplicateCheck === 1));
    const seconds = intervals.map(({ duplicateCheckInterval }) => duplicateCheckInterval);
    assert.equal(new Set(seconds).size, 100);
    assert.ok(seconds.every((interval) => interval >= 1_800 && interval <= 14_400));
    assert.deepEqual(duplicateCheckOf('s-job-0', 7), intervals[7]);
    assert.notDeepEqual(duplicateCheckOf('s-job-1', 0), intervals[0]);
  });
});
