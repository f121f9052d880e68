import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { splitUtf8 } from '../../src/text/index.js';

describe('splitUtf8', () => {
  it('leaves a text that fits, even an empty one, in one piece', () => {
    assert.deepEqual(splitUtf8('你好', 6), ['你好']);
    assert.deepEqual(splitUtf8('', 4), ['']);
  });

  it('splits after the last line break of a piece', () => {
    assert.deepEqual(splitUtf8('first\nsecond\nthird', 14), ['first\nsecond\n', 'third']);
  });

  it('takes no notice of a line break that would leave the piece more than half empty', () => {
    assert.deepEqual(splitUtf8('a\nbbbbbbbbbbbb', 10), ['a\nbbbbbbbb', 'bbbb']);
  });

  it('looks for a line break in its own piece only', () => {
    assert.deepEqual(splitUtf8('aaa\nbbbbbbbb', 4), ['aaa\n', 'bbbb', 'bbbb']);
  });

  it('splits between visible characters where there is no line break', () => {
    assert.deepEqual(splitUtf8('你好吗', 7), ['你好', '吗']);
    assert.deepEqual(splitUtf8('a👩‍👧b', 11), ['a', '👩‍👧', 'b']);
    assert.deepEqual(splitUtf8('🇨🇳🇨🇳🇨🇳', 20), ['🇨🇳🇨🇳', '🇨🇳']);
  });

  it('splits a visible character that is longer than a whole piece', () => {
    const letter = `e${'\u0301'.repeat(9)}`;
    const pieces = splitUtf8(letter, 7);
    assert.equal(pieces.join(''), letter);
    assert.deepEqual(
      pieces.map((piece) => Buffer.byteLength(piece)),
      [7, 6, 6],
    );
  });

  it('refuses a size that could not hold every character', () => {
    assert.throws(() => splitUtf8('😀', 3), RangeError);
    assert.deepEqual(splitUtf8('😀😀', 4), ['😀', '😀']);
  });

  it('loses nothing, keeps the order and fills no piece beyond its size, for any text', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '\n', '\r\n', '你', '😀', '👩‍👧', 'e\u0301', '🇨🇳', '\u200D'),
      maxLength: 80,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 40 }), (whole, max) => {
        const pieces = splitUtf8(whole, max);
        assert.equal(pieces.join(''), whole);
        for (const piece of pieces) {
          assert.ok(Buffer.byteLength(piece) <= max);
          assert.equal(Buffer.from(piece).toString(), piece);
          assert.ok(piece !== '' || whole === '');
        }
      }),
    );
  });

  it('splits a long text into as few pieces as its characters allow', () => {
    const whole = '一行中文文字，没有换行。'.repeat(5_000);
    const pieces = splitUtf8(whole, 2048);
    assert.equal(pieces.length, Math.ceil(Buffer.byteLength(whole) / 2046));
    assert.equal(pieces.join(''), whole);
  });
});
