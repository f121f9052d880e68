import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fitsUtf8, truncateUtf8 } from '../../src/text/index.js';

const FAMILY = '👨‍👩‍👧‍👦';
const anyText = fc.string({ unit: 'grapheme', maxLength: 60 });
const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

describe('fitsUtf8', () => {
  it('counts bytes, not characters', () => {
    assert.equal(fitsUtf8('你好', 6), true);
    assert.equal(fitsUtf8('你好', 5), false);
    assert.equal(fitsUtf8('😀', 4), true);
    assert.equal(fitsUtf8('😀', 3), false);
    assert.equal(fitsUtf8('', 0), true);
  });

  it('agrees with the encoder on any text, well formed or not', () => {
    fc.assert(
      fc.property(anyUnits, fc.nat(40), (text, max) => {
        assert.equal(fitsUtf8(text, max), new TextEncoder().encode(text).length <= max);
      }),
    );
  });
});

describe('truncateUtf8', () => {
  it('gives back a text that fits as it is', () => {
    assert.equal(truncateUtf8('你好', 6), '你好');
    assert.equal(truncateUtf8('', 0), '');
  });

  it('cuts 700 Chinese characters to the 682 that fit in 2048 bytes', () => {
    assert.equal(truncateUtf8('你'.repeat(700), 2048), '你'.repeat(682));
  });

  it('never keeps half of a surrogate pair', () => {
    assert.equal(truncateUtf8('a😀b', 4), 'a');
    assert.equal(truncateUtf8('a😀b', 5), 'a😀');
    assert.equal(truncateUtf8('😀', 3), '');
  });

  it('keeps what people see as one character together', () => {
    assert.equal(truncateUtf8(`ab${FAMILY}`, 24), 'ab');
    assert.equal(truncateUtf8('ae\u0301x', 2), 'a');
    assert.equal(truncateUtf8('🇨🇳🇨🇳', 12), '🇨🇳');
    assert.equal(truncateUtf8('a\r\nb', 2), 'a');
  });

  it('cuts inside one visible character when that alone is too long', () => {
    assert.equal(truncateUtf8(FAMILY, 12), '👨‍👩');
    assert.equal(truncateUtf8(`e${'\u0301'.repeat(10)}`, 5), 'e\u0301\u0301');
  });

  it('counts a lone surrogate as the three bytes that stand for it', () => {
    assert.equal(truncateUtf8('\uD83Dab', 4), '\uD83Da');
    assert.equal(truncateUtf8('ab\uD83D', 4), 'ab');
  });

  it('keeps a beginning of any text that fits and is well formed', () => {
    fc.assert(
      fc.property(anyText, fc.nat(80), (text, max) => {
        const kept = truncateUtf8(text, max);
        assert.ok(text.startsWith(kept));
        assert.ok(Buffer.byteLength(kept) <= max);
        assert.equal(Buffer.from(kept).toString(), kept);
        assert.equal(Buffer.from(text.slice(kept.length)).toString(), text.slice(kept.length));
      }),
    );
  });

  it('keeps as many whole ASCII characters as fit', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ') }), fc.nat(30), (text, max) => {
        assert.equal(truncateUtf8(text, max), text.slice(0, max));
      }),
    );
  });
});
