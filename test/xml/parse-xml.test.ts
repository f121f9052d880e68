import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CallbackError } from '../../src/errors/index.js';
import { parseGeneralXml, parseXml, scanFlatXml, type XmlRecord } from '../../src/xml/index.js';

function plain(record: XmlRecord | undefined): unknown {
  return record === undefined ? undefined : JSON.parse(JSON.stringify(record));
}

function outcome(parse: (text: string) => XmlRecord, text: string): unknown {
  try {
    return plain(parse(text));
  } catch (error) {
    assert.ok(error instanceof CallbackError, `not a CallbackError: ${error}`);
    return error.code;
  }
}

describe('scanFlatXml', () => {
  it('reads text and CDATA as they are written', () => {
    const text = '<xml>\n <A><![CDATA[ 007\r\n]]></A><B>true</B><C><![CDATA[<b>&amp;</b>]]></C><D></D></xml>\n';
    assert.deepEqual(plain(scanFlatXml(text)), { A: ' 007\r\n', B: 'true', C: '<b>&amp;</b>', D: '' });
  });

  for (const [why, text] of [
    ['a nested element', '<xml><A><B>1</B></A></xml>'],
    ['a repeated element', '<xml><A>1</A><A>2</A></xml>'],
    ['an attribute', '<xml><A b="1">1</A></xml>'],
    ['an entity', '<xml><A>&lt;</A></xml>'],
    ['a comment', '<xml><!-- a --><A>1</A></xml>'],
    ['two CDATA sections', '<xml><A><![CDATA[1]]><![CDATA[2]]></A></xml>'],
    ['a blank before CDATA', '<xml><A> <![CDATA[1]]></A></xml>'],
    ['a blank in the closing tag', '<xml><A>1</A ></xml>'],
    ['an empty-element tag', '<xml><A/></xml>'],
    ['another root', '<root><A>1</A></root>'],
    ['text after the root', '<xml><A>1</A></xml>x'],
    ['a missing end', '<xml><A>1</A>'],
    ['an open CDATA section', '<xml><A><![CDATA[1</A></xml>'],
    ['a name of Object.prototype', '<xml><toString>1</toString></xml>'],
    ['a name that begins with a digit', '<xml><1A>1</1A></xml>'],
    ['a wrong closing tag', '<xml><A>1</B></xml>'],
    ['a longer closing tag', '<xml><A>1</AB></xml>'],
  ] as const) {
    it(`leaves ${why} to the general parser`, () => assert.equal(scanFlatXml(text), undefined));
  }
});

describe('parseXml', () => {
  it('reads nested elements, lists and empty elements', () => {
    const text = '<xml><L><I>1</I><I>2</I></L><E/><P><i>a</i></P><P><i>b</i></P></xml>';
    assert.deepEqual(plain(parseXml(text)), { L: { I: ['1', '2'] }, E: '', P: [{ i: 'a' }, { i: 'b' }] });
  });

  it('joins split CDATA sections and keeps line ends, blanks and control characters', () => {
    const text = '<xml><A><![CDATA[ a]]]]><![CDATA[>\r\nb\u0007 ]]></A></xml>';
    assert.deepEqual(plain(parseXml(text)), { A: ' a]]>\r\nb\u0007 ' });
  });

  it('keeps CR in CDATA sections, in time that grows with the text, not with its square', () => {
    const text = `<xml><!-- ${'<![CDATA[ '.repeat(60_000)} --><A><![CDATA[a\r\nb]]></A></xml>`;
    const start = performance.now();
    assert.deepEqual(plain(parseXml(text)), { A: 'a\r\nb' });
    assert.ok(performance.now() - start < 5000);
  });

  it('decodes entities outside CDATA only', () => {
    const text = '<xml><A>&lt;&#20320;&#x597d;&amp;&nope;&#0;</A><B><![CDATA[&lt;]]></B></xml>';
    assert.deepEqual(plain(parseXml(text)), { A: '<你好&&nope;&#0;', B: '&lt;' });
  });

  it('converts nothing', () => {
    const text = '<xml><A>007</A><B>1e5</B><C> true</C><D>+86</D><E><F>0x1F</F></E></xml>';
    assert.deepEqual(plain(parseXml(text)), { A: '007', B: '1e5', C: ' true', D: '+86', E: { F: '0x1F' } });
  });

  it('lets a member write about DTDs', () => {
    const text = '<xml><A><![CDATA[<!DOCTYPE html>]]></A><B><C>1</C></B></xml>';
    assert.deepEqual(plain(parseXml(text)), { A: '<!DOCTYPE html>', B: { C: '1' } });
  });

  for (const [why, text] of [
    ['an empty text', ''],
    ['text without tags', 'not xml'],
    ['an unclosed element', '<xml><A></xml>'],
    ['two roots', '<xml></xml><xml></xml>'],
    ['a DTD', '<!DOCTYPE xml [<!ENTITY a "b">]><xml><A>&a;</A></xml>'],
    ['an entity bomb', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml>&b;</xml>'],
    ['a prototype key', '<xml><__proto__>1</__proto__></xml>'],
    ['a cut tag', '<xml><A>1</A'],
    ['an open CDATA section', '<xml><A><![CDATA[1]]</A></xml>'],
  ] as const) {
    it(`refuses ${why}`, () => assert.equal(outcome(parseXml, text), 'malformed_xml'));
  }

  const name = fc.constantFrom('A', 'B', 'MsgId', 'toString', '__proto__', 'a_1', '1a', 'xml', '');
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom(
      '<',
      '>',
      '&',
      ']]>',
      '<![CDATA[',
      ']]',
      '\r\n',
      '\r',
      ' ',
      '\u0000',
      '&lt;',
      '<!--',
      '-->',
      '/',
      '\ue000',
    ),
  );
  const content = fc.array(piece, { maxLength: 4 }).map((parts) => parts.join(''));
  const element = fc
    .tuple(name, fc.constantFrom('', ' ', '\n', '\r\n', 'x'), content, fc.boolean(), fc.constantFrom('', ' ', '\t'))
    .map(([tag, between, body, cdata, inTag]) => {
      return `<${tag}>${cdata ? `<![CDATA[${body}]]>` : body}</${tag}${inTag}>${between}`;
    });
  const document = fc
    .tuple(
      fc.constantFrom('<xml>', '<xml> ', '<xml>\r\n', '<xml a="1">', ' <xml>', '<?xml version="1.0"?><xml>'),
      fc.array(element, { maxLength: 4 }),
    )
    .map(([open, elements]) => `${open}${elements.join('')}</xml>`);

  it('has the scanner agree with the general parser, result or refusal', () => {
    let scanned = 0;
    fc.assert(
      fc.property(document, (text) => {
        const flat = scanFlatXml(text);
        if (flat === undefined) return;
        scanned++;
        assert.deepEqual(plain(flat), outcome(parseGeneralXml, text));
      }),
      { numRuns: 5000 },
    );
    assert.ok(scanned > 200, `the scanner took only ${scanned} documents`);
  });

  it('answers or refuses whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), document, content), (text) => void outcome(parseXml, text)),
      { numRuns: 2000 },
    );
  });
});
