import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLenientJson } from '../../src/emulator/protocol/lenient-json.js';

const CASES: readonly (readonly [string, unknown, boolean])[] = [
  ['{"a":1}', { a: 1 }, true],
  ['[1]', {}, false],
  ['', {}, false],
  ['null', {}, false],
  ['{"a":1,}', { a: 1 }, false],
  ['{"a":[1,2,],"b":{"c":"你",},}', { a: [1, 2], b: { c: '你' } }, false],
  ['{"a":1,"b":tru}', { a: 1 }, false],
  ['{"a":"x" "b":2}', { a: 'x' }, false],
  ['{"a":{"b":1', { a: { b: 1 } }, false],
  ['{"a":1,b:2,"c":3}', { a: 1 }, false],
  ["{'a':1}", {}, false],
  ['{"a":"\\u4f60\\"","b":-1.5e2,"c":false,"d":null,}', { a: '你"', b: -150, c: false, d: null }, false],
  ['{"a":"line\nbreak","b":1}', {}, false],
  ['{"a":1,,"b":2}', { a: 1 }, false],
  ['not json', {}, false],
  ['\ufeff{"a":1}', { a: 1 }, false],
];

test('reads what can be understood and drops the rest', () => {
  for (const [text, value, clean] of CASES) assert.deepEqual(parseLenientJson(text), { value, clean }, text);
});

test('gives up on nesting without end', () => {
  const { clean } = parseLenientJson(`${'{"a":'.repeat(100_000)},`);
  assert.equal(clean, false);
});
