import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { test } from 'node:test';
import { SAMPLES } from '../../emulator/desk.js';
import { type Answer, openPushDesk, useTemporaryFolder } from './push-desk.js';

test('a form may have one file, of the right kind and size, and leaves nothing behind', async (t) => {
  const temporary = useTemporaryFolder(t);
  const desk = await openPushDesk(t);
  const post = (name: string, file: File, fields: Record<string, string> = { toUser: 'lisi' }) => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append(name, file);
    return desk.post(form);
  };
  const picture = new File([new Uint8Array(SAMPLES.image)], 'a.png');
  const large = new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'a.png');
  const many = new FormData();
  for (const name of ['image', 'file']) many.append(name, picture);
  const long = new FormData();
  long.append('toUser', 'lisi');
  for (let field = 0; field < 2001; field += 1) long.append('toUser', 'x');
  const cases: readonly [() => Promise<Answer>, number, string, RegExp][] = [
    [
      () => post('photo', picture),
      422,
      'invalid_request',
      /photo must not be a file; a file goes into the field image or file/,
    ],
    [
      () => post('image', new File(['not a picture at all'], 'a.png')),
      422,
      'invalid_request',
      /image the file is not JPG or PNG/i,
    ],
    [() => post('file', new File(['x'], 'a.txt')), 422, 'invalid_request', /file the file has 1 bytes/],
    [() => post('file', new File([], 'a.txt')), 422, 'invalid_request', /file the file has 0 bytes/],
    [() => post('image', large), 413, 'file_too_large', /"image" is larger than 10485760 bytes/],
    [
      () => post('image', picture, { toUser: 'lisi', text: 'x' }),
      422,
      'invalid_request',
      /text and image exclude each other/,
    ],
    [() => post('image', picture, { toUser: 'lisi', safe: 'yes' }), 422, 'invalid_request', /safe must be/],
    [() => post('image', picture, { toUser: 'x'.repeat(70_000) }), 413, 'body_too_large', /fields of the form/],
    [() => desk.post(many), 413, 'too_many_parts', /at most one file/],
    [() => desk.post(long), 413, 'too_many_parts', /at most 2000 fields/],
    [
      () => post('image', new File([new Uint8Array(3 * 1024 * 1024).fill(1)], 'a.png'), { robot: 'dev' }),
      422,
      'invalid_request',
      /image the file is longer than the 2097152 bytes/,
    ],
  ];
  for (const [call, status, code, detail] of cases) {
    const answer = await call();
    assert.deepEqual([answer.status, answer.code], [status, code], answer.text);
    assert.match(answer.detail ?? '', detail);
  }
  assert.deepEqual(readdirSync(temporary), []);
  assert.deepEqual(desk.seen, []);
});

test('a file that WeCom does not take is not accepted', async (t) => {
  const desk = await openPushDesk(t);
  const form = () => {
    const data = new FormData();
    data.append('toUser', 'lisi');
    data.append('image', new File([new Uint8Array(SAMPLES.image)], 'a.png'));
    return data;
  };
  desk.api.wecom.faults.failNext('media/upload', 60020);
  const refusedByWecom = await desk.post(form());
  assert.deepEqual([refusedByWecom.status, refusedByWecom.code], [502, 'untrusted_ip']);
  assert.match(refusedByWecom.detail ?? '', /WeCom did not take the file: .*企业可信IP/);
  desk.api.wecom.faults.dropNext('media/upload', 10);
  const away = await desk.api.drive(desk.post(form()));
  assert.equal(away.status, 503);
  assert.equal(away.headers.get('retry-after'), '30');
});

test('an upload that breaks off leaves nothing behind', async (t) => {
  const temporary = useTemporaryFolder(t);
  const desk = await openPushDesk(t);
  const { hostname, port } = new URL(desk.url);
  const head = `POST /push HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n`;
  const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n';
  const socket = connect(Number(port), hostname);
  await new Promise<void>((resolve) => socket.write(head + part + 'x'.repeat(50_000), () => resolve()));
  const until = async (check: () => boolean) => {
    while (!check()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await until(() => readdirSync(temporary).length === 1);
  socket.destroy();
  await until(() => readdirSync(temporary).length === 0);
});
