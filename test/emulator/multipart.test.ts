import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMultipart } from '../../src/emulator/protocol/index.js';

const TYPE = 'multipart/form-data; boundary=XX';

function body(...parts: string[]): Buffer {
  return Buffer.from(`${parts.map((part) => `--XX\r\n${part}\r\n`).join('')}--XX--\r\n`);
}

test('reads names raw and knows no filename*', () => {
  const parts = parseMultipart(
    TYPE,
    body(
      'Content-Disposition: form-data; name="media"; filename="季度报告.pdf"; filelength=6\r\nContent-Type: application/pdf\r\n\r\nabc\r\ndef',
      'Content-Disposition: form-data; name="media"; filename*=utf-8\'\'%E5%AD%A3.pdf\r\n\r\nx',
      'content-disposition: form-data; name=plain; filename=a.txt\r\n\r\n',
      'Content-Disposition: form-data; name="text"\r\n\r\nvalue',
      'X-Other: 1\r\n\r\nvalue',
      'no blank line',
    ),
  );
  assert.deepEqual(
    parts.map(({ name, fileName, contentType, bytes }) => [name, fileName, contentType, bytes.toString()]),
    [
      ['media', '季度报告.pdf', 'application/pdf', 'abc\r\ndef'],
      ['media', undefined, undefined, 'x'],
      ['plain', 'a.txt', undefined, ''],
      ['text', undefined, undefined, 'value'],
      [undefined, undefined, undefined, 'value'],
    ],
  );
});

test('finds nothing without a boundary that the body keeps to', () => {
  const good = body('Content-Disposition: form-data; name="media"; filename="a"\r\n\r\nx');
  assert.equal(parseMultipart('multipart/form-data; boundary="XX"', good).length, 1);
  assert.deepEqual(parseMultipart('multipart/form-data', good), []);
  assert.deepEqual(parseMultipart('application/json', good), []);
  assert.deepEqual(parseMultipart(undefined, good), []);
  assert.deepEqual(parseMultipart('multipart/form-data; boundary=YY', good), []);
  assert.deepEqual(parseMultipart(TYPE, good.subarray(0, -10)), []);
});
