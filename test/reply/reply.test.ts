import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Article, reply } from '../../src/reply/index.js';
import { newsNotice } from '../message/template-card/sample-cards.js';

describe('reply', () => {
  it('builds plain data', () => {
    assert.deepEqual(reply.text('hi'), { msgType: 'text', content: 'hi' });
    assert.deepEqual(reply.image('m'), { msgType: 'image', mediaId: 'm' });
    assert.deepEqual(reply.voice('m'), { msgType: 'voice', mediaId: 'm' });
    assert.deepEqual(reply.video('m'), { msgType: 'video', mediaId: 'm' });
    assert.deepEqual(reply.video('m', { title: 't' }), { msgType: 'video', mediaId: 'm', title: 't' });
    assert.deepEqual(reply.updateButton('ok'), { msgType: 'update_button', replaceName: 'ok' });
    assert.deepEqual(reply.updateTemplateCard(newsNotice), {
      msgType: 'update_template_card',
      templateCard: newsNotice,
    });
    assert.deepEqual(reply.raw('<xml/>'), { msgType: 'raw', xml: '<xml/>' });
  });

  it('takes one article or a list of them', () => {
    const article: Article = { title: 't', url: 'https://example.com/' };
    assert.deepEqual(reply.news(article), { msgType: 'news', articles: [article] });
    assert.deepEqual(reply.news([article, article]), { msgType: 'news', articles: [article, article] });
  });

  it('lets no caption change what the reply is', () => {
    const caption = JSON.parse('{"msgType":"raw","mediaId":"other","title":"t"}');
    assert.deepEqual(reply.video('m', caption), { msgType: 'video', mediaId: 'm', title: 't' });
  });
});
