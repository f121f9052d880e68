import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isPassiveReply, renderReply, reply } from '../../src/reply/index.js';
import { buttonInteraction } from '../message/template-card/sample-cards.js';
import { header } from './render/read-reply.js';

const good = [
  reply.text(''),
  reply.image('m'),
  reply.voice('m'),
  reply.video('m', { title: 't', description: 'd' }),
  reply.news([{ title: 't', description: 'd', picUrl: 'p', url: 'u' }, { title: 't' }]),
  reply.updateButton('ok'),
  reply.updateTemplateCard(buttonInteraction),
  reply.raw(''),
];

describe('isPassiveReply', () => {
  it('knows every reply, also one that has been through JSON', () => {
    for (const value of good) {
      assert.equal(isPassiveReply(value), true);
      assert.equal(isPassiveReply(JSON.parse(JSON.stringify(value))), true);
    }
  });

  it('refuses what is no reply', () => {
    const bad: unknown[] = [
      undefined,
      null,
      'text',
      5,
      true,
      [],
      () => reply.text('hi'),
      Promise.resolve(reply.text('hi')),
      {},
      { msgType: 'text' },
      { msgType: 'text', content: 5 },
      { msgType: 'Text', content: 'hi' },
      { msgType: 'toString', content: 'hi' },
      { msgType: ['text'], content: 'hi' },
      { msgType: 'music', title: 't' },
      { msgType: 'image', image: { mediaId: 'm' } },
      { msgType: 'voice', mediaId: null },
      { msgType: 'video', mediaId: 'm', title: 5 },
      { msgType: 'news', articles: { title: 't' } },
      { msgType: 'news', articles: ['t'] },
      { msgType: 'news', articles: [{ description: 'd' }] },
      { msgType: 'news', articles: [{ title: 't', url: null }] },
      { msgType: 'update_button', replaceText: 'ok' },
      { msgType: 'update_template_card', templateCard: { cardType: 'textcard' } },
      { msgType: 'raw', xml: Buffer.from('<xml/>') },
    ];
    for (const value of bad) assert.equal(isPassiveReply(value), false, JSON.stringify(value));
  });

  it('is true of anything only if that can be rendered or is refused in so many words', () => {
    const member = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant([{ title: 't' }]));
    const names = fc.constantFrom('content', 'mediaId', 'title', 'articles', 'replaceName', 'xml');
    const value = fc
      .tuple(
        fc.constantFrom('text', 'image', 'voice', 'video', 'news', 'update_button', 'raw'),
        fc.dictionary(names, member),
      )
      .map(([msgType, members]): unknown => ({ ...members, msgType }));
    let seen = 0;
    fc.assert(
      fc.property(value, (candidate) => {
        if (!isPassiveReply(candidate)) return;
        seen += 1;
        try {
          assert.equal(typeof renderReply(candidate, header).xml, 'string');
        } catch (error) {
          assert.equal((error as { code?: unknown }).code, 'invalid_reply');
        }
      }),
    );
    assert.ok(seen > 0);
  });
});
