import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeXml } from '../../src/emulator/callback/compose-xml.js';
import { indentXml } from '../../src/emulator/callback/indent-xml.js';
import type { JsonObject } from '../../src/emulator/index.js';
import { parseXml } from '../../src/xml/index.js';

test('texts are CDATA, numbers bare, objects nested, lists side by side', () => {
  const xml = composeXml({
    A: 'x]]>y',
    N: 7,
    B: true,
    O: { I: '' },
    L: ['1', { K: 2 }],
    Empty: [],
    No: null,
    Un: undefined,
  });
  assert.equal(
    xml,
    '<xml><A><![CDATA[x]]]]><![CDATA[>y]]></A><N>7</N><B>true</B><O><I><![CDATA[]]></I></O><L><![CDATA[1]]></L><L><K>2</K></L></xml>',
  );
  assert.deepEqual({ ...parseXml('<xml><A>1</A></xml>') }, { A: '1' });
});

test('names and depth are checked, since they may come from the page', () => {
  let deep: JsonObject = {};
  for (let depth = 0; depth < 18; depth += 1) deep = { D: deep };
  for (const fields of [
    { 'a b': 1 },
    { '': 1 },
    { '1a': 1 },
    { 'a>': 1 },
    JSON.parse('{"__proto__": 1}'),
    { constructor: 1 },
    { prototype: 1 },
    { L: [[1]] },
    deep,
  ]) {
    assert.throws(() => composeXml(fields), { code: 'invalid_argument' });
  }
});

test('XML is laid out for people', () => {
  const xml = '<?xml version="1.0"?><xml><A><![CDATA[<b>]]></A> <C/>\n<D><E>x y</E></D><F>\n</F></xml>';
  const lines = [
    '<?xml version="1.0"?>',
    '<xml>',
    '  <A><![CDATA[<b>]]></A>',
    '  <C/>',
    '  <D>',
    '    <E>x y</E>',
    '  </D>',
    '  <F>',
    '</F>',
    '</xml>',
  ];
  assert.equal(indentXml(xml), lines.join('\n'));
  assert.equal(indentXml('plain'), 'plain');
  assert.equal(indentXml('<a><b>x</a></b></c>tail'), '<a>\n  <b>x</a>\n</b>\n</c>\ntail');
  assert.equal(indentXml('<a><b>'), '<a>\n  <b>');
});
