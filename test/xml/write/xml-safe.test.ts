import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { xmlSafe } from '../../../src/xml/write/index.js';

/** The Char production of XML 1.0, from its own table. */
function isXmlCharacter(code: number): boolean {
  if (code === 0x9 || code === 0xa || code === 0xd) return true;
  return (
    (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
  );
}

const units = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 0x20 }),
    fc.integer({ min: 0xd800, max: 0xdfff }),
    fc.constantFrom(0xfffd, 0xfffe, 0xffff),
    fc.integer({ min: 0, max: 0xffff }),
  ),
);
const anyText = units.map((codes) => String.fromCharCode(...codes));

describe('xmlSafe', () => {
  it('leaves ordinary text as it is', () => {
    for (const text of ['', ' 007 ', '你好\t\r\n😀', '<a href="x">&amp;</a>]]>', '\u007F\u0085\uFFFD']) {
      assert.equal(xmlSafe(text), text);
    }
  });

  it('takes out control characters and the two code points that are none', () => {
    assert.equal(xmlSafe('a\u0000b\u0008c\u000Bd\u001Fe\uFFFEf\uFFFFg'), 'abcdefg');
  });

  it('replaces a surrogate that stands alone, on either side of a pair', () => {
    assert.equal(xmlSafe('\uD83D😀\uDE00'), '\uFFFD😀\uFFFD');
    assert.equal(xmlSafe('\uD83D'), '\uFFFD');
  });

  it('leaves in any text only what XML allows, and nothing to do the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const safe = xmlSafe(text);
        for (const character of safe) assert.ok(isXmlCharacter(character.codePointAt(0)!));
        assert.equal(xmlSafe(safe), safe);
      }),
    );
  });

  it('keeps every character that XML allows', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const allowed = [...text].filter((character) => isXmlCharacter(character.codePointAt(0)!));
        assert.equal(
          [...xmlSafe(text)].filter((character) => character !== '\uFFFD').join(''),
          allowed.filter((character) => character !== '\uFFFD').join(''),
        );
      }),
    );
  });
});
