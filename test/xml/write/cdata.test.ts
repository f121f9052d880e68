import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { cdata, element, textElement, xmlSafe } from '../../../src/xml/write/index.js';

const parser = new XMLParser({ parseTagValue: false, trimValues: false, processEntities: false });

/** What an XML parser makes of line ends, in a CDATA section too. */
function withXmlLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

const markup = fc.constantFrom(
  ']]>',
  ']',
  '>',
  '<![CDATA[',
  '<',
  '&',
  '&lt;',
  '</a>',
  '<b/>',
  '\u0000',
  '\uD83D',
  '\r',
  '\n',
  ' ',
  '😀',
  '你',
);
const hostile = fc.array(fc.oneof(markup, fc.string({ unit: 'binary', maxLength: 4 }))).map((parts) => parts.join(''));

describe('cdata', () => {
  it('wraps a text', () => {
    assert.equal(cdata('hello'), '<![CDATA[hello]]>');
    assert.equal(cdata(''), '<![CDATA[]]>');
  });

  it('splits every ]]>', () => {
    assert.equal(cdata(']]>'), '<![CDATA[]]]]><![CDATA[>]]>');
    assert.equal(cdata(']]>a]]>'), '<![CDATA[]]]]><![CDATA[>a]]]]><![CDATA[>]]>');
  });

  it('splits a ]]> that only appears once a control character is gone', () => {
    assert.equal(cdata(']]\u0001>'), cdata(']]>'));
  });

  it('comes back from a parser unchanged, for any text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const xml = `<a>${cdata(text)}</a>`;
        assert.equal(XMLValidator.validate(xml), true);
        assert.deepEqual(parser.parse(xml), { a: withXmlLineEnds(xmlSafe(text)) });
      }),
    );
  });
});

describe('element and textElement', () => {
  it('write a name around XML, a number, a truth value or a text', () => {
    assert.equal(element('A', element('B', 1) + element('C', false)), '<A><B>1</B><C>false</C></A>');
    assert.equal(textElement('A', '<&]]>'), '<A><![CDATA[<&]]]]><![CDATA[>]]></A>');
  });
});
