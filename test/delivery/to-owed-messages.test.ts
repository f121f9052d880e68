import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { duplicateCheckOf } from '../../src/delivery/duplicate-check-of.js';
import type { OwedMessage } from '../../src/delivery/owed-message.js';
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

function textsOf(messages: readonly OwedMessage[]): string[] {
  return messages.map((part) =>
    part.call === 'message/send' && part.message.msgType === 'text' ? part.message.text.content : assert.fail(),
  );
}

describe('toOwedMessages', () => {
  it('splits a text, of whatever form, and keeps the options of each part', () => {
    const long = '长'.repeat(700);
    const options = { msgType: 'text', safe: 1, text: { content: long } } as const satisfies AppMessage;
    for (const message of [long, reply.text(long), options]) {
      const parts = owed(message);
      assert.equal(parts.length, 2);
      assert.equal(textsOf(parts).join(''), long);
      const isSafe = (part: OwedMessage) => 'message' in part && 'safe' in part.message && part.message.safe === 1;
      assert.ok(message !== options || parts.every(isSafe));
    }
    assert.deepEqual(owed(''), []);
    assert.deepEqual(owed(reply.text('')), []);
  });

  it('keeps 20 parts of a text whole, and cuts a longer one off', () => {
    const twenty = '0123456789abcdef'.repeat((20 * 2048) / 16);
    const whole = textsOf(owed(twenty));
    assert.equal(whole.length, 20);
    assert.equal(whole.join(''), twenty);
    for (const more of ['!', '!'.repeat(2048), '!'.repeat(1_000_000)]) {
      const texts = textsOf(owed({ msgType: 'text', safe: 1, text: { content: twenty + more } }));
      assert.equal(texts.length, 20);
      assert.equal(texts.slice(0, 19).join(''), twenty.slice(0, 19 * 2048));
      assert.equal(texts[19], '…');
    }
    const [last] = owed({ msgType: 'text', safe: 1, text: { content: `${twenty}!` } }).slice(-1);
    assert.deepEqual(last, { call: 'message/send', message: { msgType: 'text', safe: 1, text: { content: '…' } } });
  });

  it('leaves out no part of a text for being blank', () => {
    const gap = `begin${' \n'.repeat(2048)}end`;
    const parts = textsOf(owed(gap));
    assert.equal(parts.join(''), gap);
    assert.ok(parts.some((part) => part.trim() === ''));
    assert.deepEqual(textsOf(owed(' ')), [' ']);
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
