import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  commaList,
  decimal,
  decodeId,
  decodeInteger,
  decodeRecord,
  type Field,
  integer,
  list,
  type OptionalField,
  optional,
  prepare,
  record,
  text,
} from '../../src/message/field/index.js';
import type { XmlRecord, XmlValue } from '../../src/xml/index.js';

/** What the field makes of an element `E`, and of a record without it. */
function readOne(field: Field<unknown> | OptionalField<unknown>, value?: XmlValue): unknown {
  const target: Record<string, unknown> = {};
  const source: XmlRecord = value === undefined ? {} : { E: value };
  prepare({ key: field })(source, target);
  return 'key' in target ? target.key : 'absent';
}

describe('fields', () => {
  it('reads integers, and anything else as 0', () => {
    const field = integer('E');
    for (const [wire, number] of [
      ['1348831860', 1348831860],
      [' 7\n', 7],
      ['-40001', -40001],
      ['007', 7],
      ['', 0],
      ['1e5', 0],
      ['0x1F', 0],
      ['1.5', 0],
      ['9007199254740993', 0],
    ] as const) {
      assert.equal(readOne(field, wire), number, wire);
    }
    assert.equal(readOne(field, { A: '1' }), 0);
    assert.equal(readOne(field), 0);
  });

  it('reads decimals, and anything else as 0', () => {
    const field = decimal('E');
    for (const [wire, number] of [
      ['23.134', 23.134],
      ['-113.358', -113.358],
      ['65.000', 65],
      ['5.', 5],
      ['.5', 0.5],
      ['', 0],
      ['.', 0],
      ['1e5', 0],
      ['Infinity', 0],
      ['9'.repeat(400), 0],
    ] as const) {
      assert.equal(readOne(field, wire), number, wire);
    }
  });

  it('refuses long nonsense quickly', () => {
    const start = process.hrtime.bigint();
    for (const nonsense of [`${'1'.repeat(200_000)}x`, `${' '.repeat(200_000)}x`, `1${' '.repeat(200_000)}x`]) {
      assert.equal(readOne(integer('E'), nonsense), 0);
      assert.equal(readOne(decimal('E'), nonsense), 0);
    }
    assert.ok(process.hrtime.bigint() - start < 1_000_000_000n);
  });

  it('reads a list of none, one and several', () => {
    const field = list('E', decodeId);
    assert.deepEqual(readOne(field), []);
    assert.deepEqual(readOne(field, ''), []);
    assert.deepEqual(readOne(field, ' \n '), []);
    assert.deepEqual(readOne(field, 'a'), ['a']);
    assert.deepEqual(readOne(field, ['a', '', 'b', { not: 'text' }]), ['a', 'b']);
  });

  it('reads a list within a wrapper, whichever of the two repeats', () => {
    const field = list('E/Item', decodeId);
    assert.deepEqual(readOne(field, ''), []);
    assert.deepEqual(readOne(field, { Other: 'x' }), []);
    assert.deepEqual(readOne(field, { Item: 'a' }), ['a']);
    assert.deepEqual(readOne(field, { Item: ['a', 'b'] }), ['a', 'b']);
    assert.deepEqual(readOne(field, [{ Item: ['a', 'b'] }, '', { Item: 'c' }]), ['a', 'b', 'c']);
  });

  it('reads a list joined by commas', () => {
    assert.deepEqual(readOne(commaList('E', decodeId), ' a, b,,c ,'), ['a', 'b', 'c']);
    assert.deepEqual(readOne(commaList('E', decodeId), ''), []);
    assert.deepEqual(readOne(commaList('E', decodeInteger), '1,x,3'), [1, 3]);
    assert.deepEqual(readOne(commaList('E', decodeInteger)), []);
  });

  it('reads a record, and a missing one as an empty one', () => {
    const field = record<{ a: string; b?: number }>('E', { a: text('A'), b: optional(integer('B')) });
    assert.deepEqual(readOne(field, { A: ' x ', B: '1' }), { a: ' x ', b: 1 });
    assert.deepEqual(readOne(field, [{ A: 'first' }, { A: 'second' }]), { a: 'first' });
    for (const value of [undefined, '', 'words', []]) assert.deepEqual(readOne(field, value), { a: '' });
  });

  it('drops list entries that are not records', () => {
    const field = list('E', decodeRecord<{ a: string }>({ a: text('A') }));
    assert.deepEqual(readOne(field, [{ A: 'x' }, 'words', '']), [{ a: 'x' }]);
  });

  it('leaves an optional property away when there is no value of its kind', () => {
    assert.equal(readOne(optional(text('E'))), 'absent');
    assert.equal(readOne(optional(text('E')), ''), '');
    assert.equal(readOne(optional(integer('E')), ''), 'absent');
    assert.equal(readOne(optional(record('E', {})), ''), 'absent');
    assert.deepEqual(readOne(optional(list('E', decodeId)), ''), []);
  });

  it('takes the first spelling that holds a value', () => {
    const field = integer('AgentID', 'E');
    assert.equal(readOne(field, '2'), 2);
    const target: Record<string, unknown> = {};
    prepare({ key: field })({ AgentID: '', E: '3' }, target);
    assert.equal(target.key, 3);
  });
});
