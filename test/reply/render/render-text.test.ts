import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { renderReply, reply } from '../../../src/reply/index.js';
import { bodyOf, header, readBack } from './read-reply.js';

describe('a text reply', () => {
  it('carries the text as it is', () => {
    for (const content of ['hello', '', '  007\n', '你好 😀', '<b>&amp;</b>', 'a]]>b']) {
      assert.deepEqual(readBack(reply.text(content)), { MsgType: 'text', Content: content });
    }
  });

  it('may take just 2048 bytes', () => {
    assert.deepEqual(readBack(reply.text(`${'你'.repeat(682)}ab`)).Content, `${'你'.repeat(682)}ab`);
    assert.equal(readBack(reply.text('a'.repeat(2048))).Content, 'a'.repeat(2048));
  });

  it('is cut beyond that, says so and gives back the rest', () => {
    const rendered = renderReply(reply.text('你'.repeat(700)), header);
    assert.equal(bodyOf(rendered).Content, '你'.repeat(682));
    assert.equal(rendered.rest, '你'.repeat(18));
    assert.deepEqual(rendered.warnings, [
      'content of the text reply has 2100 bytes, 54 of which were cut: WeCom shows at most 2048',
    ]);
  });

  it('is never cut inside a character', () => {
    const rendered = renderReply(reply.text(`a${'😀'.repeat(600)}`), header);
    assert.equal(bodyOf(rendered).Content, `a${'😀'.repeat(511)}`);
    assert.equal(rendered.rest, '😀'.repeat(89));
  });

  it('loses nothing between what it shows and the rest', () => {
    const long = fc
      .string({ unit: fc.constantFrom('a', '你', '😀', '👩‍👧', '\n', ']]>'), minLength: 300, maxLength: 1500 })
      .map((text) => ({ text, rendered: renderReply(reply.text(text), header) }));
    fc.assert(
      fc.property(long, ({ text, rendered }) => {
        const shown = String(bodyOf(rendered).Content);
        assert.ok(Buffer.byteLength(shown) <= 2048);
        assert.equal(shown + (rendered.rest ?? ''), text);
        assert.equal(rendered.warnings.length, rendered.rest === undefined ? 0 : 1);
      }),
      { numRuns: 40 },
    );
  });
});
