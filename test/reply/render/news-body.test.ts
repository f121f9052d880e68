import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HandlerError } from '../../../src/errors/index.js';
import { type Article, renderReply, reply } from '../../../src/reply/index.js';
import { bodyOf, header, readBack } from './read-reply.js';

function articles(count: number): Article[] {
  return Array.from({ length: count }, (_, index) => ({ title: `t${index}` }));
}

describe('a news reply', () => {
  it('counts its articles and writes what each has', () => {
    const full = { title: 't', description: 'd', picUrl: 'https://example.com/a?b=1&c=2', url: 'https://example.com/' };
    assert.deepEqual(readBack(reply.news([full, { title: 'u' }])), {
      MsgType: 'news',
      ArticleCount: '2',
      Articles: {
        item: [
          { Title: 't', Description: 'd', PicUrl: 'https://example.com/a?b=1&c=2', Url: 'https://example.com/' },
          { Title: 'u' },
        ],
      },
    });
  });

  it('has as many items as it counts, from 1 to 8', () => {
    for (let count = 1; count <= 8; count++) {
      const { ArticleCount, Articles } = readBack(reply.news(articles(count)));
      assert.equal(ArticleCount, String(count));
      assert.deepEqual(Articles, { item: articles(count).map(({ title }) => ({ Title: title })) });
    }
  });

  it('is refused with none and with more than 8', () => {
    for (const count of [0, 9]) {
      assert.throws(
        () => renderReply(reply.news(articles(count)), header),
        (error) =>
          error instanceof HandlerError &&
          error.code === 'invalid_reply' &&
          error.message.startsWith(`The news reply has ${count} articles; WeCom takes 1 to 8.`),
      );
    }
  });

  it('cuts titles at 128 and descriptions at 512 bytes, and names the article', () => {
    const rendered = renderReply(
      reply.news([{ title: 'short' }, { title: '题'.repeat(43), description: '述'.repeat(171) }]),
      header,
    );
    assert.deepEqual(bodyOf(rendered).Articles, {
      item: [{ Title: 'short' }, { Title: '题'.repeat(42), Description: '述'.repeat(170) }],
    });
    assert.deepEqual(rendered.warnings, [
      'title of articles[1] of the news reply has 129 bytes, 3 of which were cut: WeCom shows at most 128',
      'description of articles[1] of the news reply has 513 bytes, 3 of which were cut: WeCom shows at most 512',
    ]);
  });
});
