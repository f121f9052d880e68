import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { test } from 'node:test';
import { readForm, safeFileName } from '../../../src/gateway/push/form/index.js';
import { openPushDesk, type PushDesk, useTemporaryFolder } from './push-desk.js';

const part = (disposition: string, value: string, more = '') =>
  `--B\r\nContent-Disposition: form-data${disposition}\r\n${more}\r\n${value}\r\n`;
const GOOD = part('; name="toUser"', 'lisi') + part('; name="text"', 'x');

function postForm(desk: PushDesk, body: string, contentType = 'multipart/form-data; boundary=B') {
  return desk.call('', { method: 'POST', body, headers: { 'content-type': contentType } });
}

test('what the parser has no text for is refused, and does not end the process', async (t) => {
  const temporary = useTemporaryFolder(t);
  const desk = await openPushDesk(t);
  const unknown = 'Content-Type: text/plain; charset=no-such\r\n';
  const cases: readonly [string, string | undefined, number, string][] = [
    ['toUser=lisi&text=x', 'application/x-www-form-urlencoded; charset=no-such', 415, 'unsupported_media_type'],
    [`${part('; name="text"', 'x', unknown)}${GOOD}--B--\r\n`, undefined, 415, 'unsupported_media_type'],
    [`${part('', 'x')}${GOOD}--B--\r\n`, undefined, 400, 'malformed_form'],
    [`${part('; filename="a.txt"', 'x')}${GOOD}--B--\r\n`, undefined, 400, 'malformed_form'],
  ];
  for (const [body, contentType, status, code] of cases) {
    const answer = await postForm(desk, body, contentType);
    assert.deepEqual([answer.status, answer.code], [status, code], answer.text);
  }
  assert.equal((await postForm(desk, `${GOOD}--B--\r\n`)).status, 202, 'the next form is read as ever');
  assert.deepEqual(readdirSync(temporary), []);
});

test('a form that goes on and on is cut off, whatever it is made of', async (t) => {
  const desk = await openPushDesk(t);
  const preamble = `${'x'.repeat(26 * 1024 * 1024)}\r\n`;
  const answer = await postForm(desk, `${preamble}${GOOD}--B--\r\n`);
  assert.deepEqual([answer.status, answer.code], [413, 'body_too_large']);
  assert.match(answer.detail ?? '', /The form is larger/);
  assert.deepEqual(desk.seen, []);
});

test('a form whose caller has gone while the key was looked up is given up', async () => {
  const request = new IncomingMessage(new Socket());
  request.headers = { 'content-type': 'multipart/form-data; boundary=B' };
  request.destroy();
  await assert.rejects(readForm(request), { code: 'malformed_form' });
});

test('a file has one name, and a long one keeps its extension', async (t) => {
  const desk = await openPushDesk(t);
  const file = part('; name="file"; filename="a.txt"', 'hello world');
  const name = part('; name="fileName"', 'b.txt');
  const answer = await postForm(desk, `${part('; name="toUser"', 'lisi')}${name}${name}${file}--B--\r\n`);
  assert.deepEqual([answer.status, answer.errors?.[0]?.path], [422, 'fileName'], answer.text);
  assert.equal(safeFileName(`${'好'.repeat(300)}.pdf`), `${'好'.repeat(196)}.pdf`);
  assert.equal(safeFileName('😀'.repeat(300)), '😀'.repeat(200));
  assert.equal(safeFileName(`a.${'x'.repeat(300)}`), `a.${'x'.repeat(198)}`);
  assert.equal(safeFileName('..\\a/b\r\nc.txt'), '.._a_b__c.txt');
});
