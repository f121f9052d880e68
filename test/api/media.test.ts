import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { WecomClient } from '../../src/api/index.js';
import { amrDuration } from '../../src/api/media/amr-duration.js';
import { fileFormat } from '../../src/api/media/file-format.js';
import { fileNameOf } from '../../src/api/media/file-name-of.js';
import { ApiError, RequestError } from '../../src/errors/index.js';
import { amr, SAMPLES } from '../emulator/desk.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { openApiDesk } from './desk.js';
import { rejection } from './rejection.js';
import { startStub } from './stub-server.js';

const REPORT = Buffer.from('季度报告的内容');
const MB = 1024 * 1024;

test('a file is uploaded from a path, a URL, bytes, a Blob and a stream, its Chinese name intact', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const folder = await mkdtemp(join(tmpdir(), 'media-'));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, '季度报告.pdf');
  await writeFile(path, REPORT);
  const fileName = '季度报告.pdf';
  for (const [source, options] of [
    [path, {}],
    [pathToFileURL(path), {}],
    [REPORT, { fileName }],
    [new Uint8Array(REPORT), { fileName }],
    [new Blob([REPORT]), { fileName }],
    [new File([REPORT], fileName), {}],
    [Readable.from([REPORT.subarray(0, 4), REPORT.subarray(4)]), { fileName }],
  ] as const) {
    const { mediaId, type, createdAt } = await api.media.upload('file', source, options);
    const stored = desk.wecom.media.get(mediaId);
    assert.equal(stored?.fileName, fileName);
    assert.deepEqual(stored?.bytes, REPORT);
    assert.equal(type, 'file');
    assert.equal(createdAt, desk.clock.now() / 1000);
  }
});

test('a name that a header could not hold is escaped, not cut', async (t) => {
  const desk = await openApiDesk(t);
  const { mediaId } = await desk.client().media.upload('file', REPORT, { fileName: 'a"b\r\nc.txt' });
  assert.match(desk.wecom.media.get(mediaId)?.fileName ?? '', /^a.+b.+c\.txt$/);
});

test('bytes without a name get the extension of their format', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const names: (string | undefined)[] = [];
  for (const type of ['image', 'voice', 'video'] as const) {
    const { mediaId } = await api.media.upload(type, SAMPLES[type]);
    names.push(desk.wecom.media.get(mediaId)?.fileName);
  }
  assert.deepEqual(names, ['png.png', 'amr.amr', 'mp4.mp4']);
  const error = await rejection(api.media.upload('file', REPORT), RequestError);
  assert.equal(error.argument, 'fileName');
});

test('size, format and length are checked before anything is sent', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const png = (size: number) => Buffer.concat([SAMPLES.image, Buffer.alloc(size - SAMPLES.image.length)]);
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(MB);
    })(),
  );
  for (const [type, source, errCode] of [
    ['image', png(10 * MB + 1), 40009],
    ['image', Buffer.from('GIF89a........'), 40004],
    ['image', SAMPLES.voice, 40004],
    ['voice', SAMPLES.image, 301016],
    ['voice', amr(61), 45007],
    ['video', SAMPLES.image, 40004],
    ['video', Buffer.alloc(10 * MB + 1), 40011],
    ['file', Buffer.from('12345'), 44001],
    ['file', Buffer.alloc(20 * MB + 1), 40006],
    ['file', new Blob([Buffer.alloc(20 * MB + 1)]), 40006],
    ['file', endless, 40006],
  ] as const) {
    const error = await rejection(api.media.upload(type, source, { fileName: 'a.bin' }), RequestError);
    assert.equal(error.errCode, errCode, `${type}: ${error.message}`);
  }
  assert.deepEqual(desk.wecom.calls, []);
  await api.media.upload('image', png(10 * MB));
  await api.media.upload('voice', amr(60));
});

test('an upload that broke off is repeated: a second copy harms nobody', async (t) => {
  const desk = await openApiDesk(t);
  desk.wecom.faults.dropNext('media/upload');
  const { mediaId } = await desk.drive(desk.client().media.upload('image', SAMPLES.image));
  assert.deepEqual(desk.wecom.media.get(mediaId)?.bytes, SAMPLES.image);
});

test('an image is uploaded for good', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const url = await api.media.uploadImage(SAMPLES.image, { fileName: '图.png' });
  assert.deepEqual(Buffer.from(await (await fetch(url)).arrayBuffer()), SAMPLES.image);
  const large = Buffer.concat([SAMPLES.image, Buffer.alloc(2 * MB)]);
  await assert.rejects(api.media.uploadImage(large), { name: 'RequestError', errCode: 40009 });
});

test('attachments and uploads by URL', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const { mediaId, createdAt } = await api.media.uploadAttachment('image', 1, SAMPLES.image);
  assert.equal(createdAt, desk.clock.now() / 1000);
  assert.deepEqual(desk.wecom.media.get(mediaId)?.scope, 'attachment');
  const tooLarge = Buffer.alloc(10 * MB + 1);
  await assert.rejects(api.media.uploadAttachment('file', 1, tooLarge, { fileName: 'a.bin' }), RequestError);
});

test('an upload by URL is a job with a result', async (t) => {
  const results = [
    { status: 1, detail: {} },
    { status: 2, detail: { errcode: 0, errmsg: 'ok', media_id: 'MEDIA', created_at: '1380000000' } },
    { status: 3, detail: { errcode: 830003, errmsg: 'url fetch failed' } },
  ];
  const origin = await startStub(t, (request, response) => {
    const isUpload = request.url?.includes('upload_by_url?');
    response.end(JSON.stringify({ errcode: 0, ...(isUpload ? { jobid: 'JOB' } : results.shift()) }));
  });
  const api = stubClient(origin);
  t.after(() => api.close());
  const request = { type: 'file', fileName: 'a.zip', url: 'https://a.example/a.zip', md5: 'MD5' } as const;
  assert.equal(await api.media.uploadByUrl(request), 'JOB');
  assert.deepEqual(await api.media.getUploadByUrlResult('JOB'), { status: 1, errCode: 0, errMsg: '' });
  const done = { status: 2, errCode: 0, errMsg: 'ok', mediaId: 'MEDIA', createdAt: 1_380_000_000 };
  assert.deepEqual(await api.media.getUploadByUrlResult('JOB'), done);
  const failed = { status: 3, errCode: 830003, errMsg: 'url fetch failed' };
  assert.deepEqual(await api.media.getUploadByUrlResult('JOB'), failed);
});

test('a file is fetched whole, as a stream, in part, or not after all', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const { mediaId } = desk.wecom.addMedia({ type: 'file', bytes: REPORT, fileName: '季度报告.pdf' });
  const file = await api.media.get(mediaId);
  assert.equal(file.contentType, 'application/pdf');
  assert.equal(file.fileName, '季度报告.pdf');
  assert.equal(file.size, REPORT.byteLength);
  assert.deepEqual(await file.buffer(), REPORT);
  const chunks: Buffer[] = [];
  for await (const chunk of (await api.media.get(mediaId)).stream()) chunks.push(chunk);
  assert.deepEqual(Buffer.concat(chunks), REPORT);
  const part = await api.media.get(mediaId, { range: { start: 3, end: 5 } });
  assert.equal((await part.buffer()).toString(), '度');
  (await api.media.get(mediaId)).discard();
  await assert.rejects((await api.media.get(mediaId)).buffer(4), { name: 'RequestError', argument: 'limit' });
});

test('a media id that is wrong or too old is an error, not a file', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const error = await rejection(api.media.get('no-such-media-id'), ApiError);
  assert.equal(error.code, 'invalid_media_id');
  const { mediaId } = desk.wecom.addMedia({ type: 'file', bytes: REPORT, fileName: 'a.txt' });
  await desk.clock.advance(3 * 86_400_000);
  await assert.rejects(api.media.get(mediaId), { name: 'ApiError', errCode: 40007 });
});

test('a member’s own JSON file is a file', async (t) => {
  const desk = await openApiDesk(t);
  const bytes = Buffer.from('{"errcode":40007,"errmsg":"mine"}');
  const { mediaId } = desk.wecom.addMedia({ type: 'file', bytes, fileName: 'log.json' });
  const file = await desk.client().media.get(mediaId);
  assert.equal(file.contentType, 'application/json');
  assert.deepEqual(await file.buffer(), bytes);
});

test('JSON without a name is an error only when it has an errcode', async (t) => {
  let body = '';
  const origin = await startStub(t, (_request, response) => {
    response.setHeader('content-type', 'application/json').end(body);
  });
  const api = stubClient(origin);
  t.after(() => api.close());
  for (body of ['{"hello":1}', '[1,2]', '{"half":']) {
    const file = await api.media.get('MEDIA');
    assert.equal(file.size, body.length);
    assert.equal((await file.buffer()).toString(), body);
    assert.equal(file.fileName, undefined);
  }
  body = '{"errcode":40007,"errmsg":"invalid media_id"}';
  await assert.rejects(api.media.get('MEDIA'), { errCode: 40007 });
});

for (const encrypted of [false, true]) {
  test(`a ${encrypted ? 'large encrypted' : 'large'} file is fetched in parts`, async (t) => {
    const desk = await openApiDesk(t);
    const bytes = randomBytes(36 * MB + 7);
    const { mediaId } = desk.wecom.addMedia({ type: 'file', bytes, fileName: '大.bin', encrypted });
    const file = await desk.client().media.get(mediaId);
    assert.equal(file.size, bytes.byteLength);
    assert.equal(file.fileName, '大.bin');
    assert.ok(bytes.equals(await file.buffer(64 * MB)));
    assert.equal(desk.wecom.callsOf('media/get').length, 4);
  });
}

test('a part that breaks off is fetched again', async (t) => {
  const desk = await openApiDesk(t);
  const bytes = randomBytes(21 * MB);
  const { mediaId } = desk.wecom.addMedia({ type: 'file', bytes, fileName: 'a.bin' });
  const file = await desk.client().media.get(mediaId);
  desk.wecom.faults.dropNext('media/get');
  assert.ok(bytes.equals(await desk.drive(file.buffer())));
});

test('a file that ends too soon is an error', async (t) => {
  const origin = await startStub(t, (request, response) => {
    const { range } = request.headers;
    response.setHeader('content-type', 'application/octet-stream');
    if (range === undefined) {
      response.setHeader('content-type', 'application/json').end('{"errcode":830002,"errmsg":"too large"}');
    } else if (range.startsWith('bytes=0-')) {
      response.writeHead(206, { 'content-range': 'bytes 0-9/20' }).end('0123456789');
    } else {
      response.writeHead(206, { 'content-range': 'bytes 10-19/20' }).end();
    }
  });
  const api = stubClient(origin);
  t.after(() => api.close());
  const file = await api.media.get('MEDIA');
  assert.equal(file.size, 20);
  await assert.rejects(file.buffer(), { name: 'HttpError', code: 'connection_lost' });
});

test('a server that does not know Range sends the whole file at once', async (t) => {
  const origin = await startStub(t, (request, response) => {
    if (request.headers.range !== undefined) return response.end(REPORT);
    return response.setHeader('content-type', 'application/json').end('{"errcode":830002,"errmsg":"too large"}');
  });
  const api = stubClient(origin);
  t.after(() => api.close());
  assert.deepEqual(await (await api.media.get('MEDIA')).buffer(), REPORT);
});

test('a voice is fetched in high definition', async (t) => {
  const desk = await openApiDesk(t);
  const media = {
    type: 'voice',
    bytes: REPORT,
    fileName: 'a.speex',
    contentType: 'voice/speex',
    scope: 'jssdk',
  } as const;
  const { mediaId } = desk.wecom.addMedia(media);
  const file = await desk.client().media.getHighDefinitionVoice(mediaId);
  assert.equal(file.contentType, 'voice/speex');
  assert.deepEqual(await file.buffer(), REPORT);
});

test('file names of downloads', () => {
  const latin1 = (text: string) => Buffer.from(text).toString('latin1');
  for (const [header, expected] of [
    ['attachment; filename="a.jpg"', 'a.jpg'],
    [latin1('attachment; filename="季度报告.pdf"'), '季度报告.pdf'],
    ['attachment; filename="x"; filename*=utf-8\'\'%E5%AD%A3.pdf', '季.pdf'],
    ['attachment; filename*=UTF-8\'\'%E5%ZZ.pdf; filename="b.pdf"', 'b.pdf'],
    ['attachment; filename=plain.txt', 'plain.txt'],
    ['attachment; filename="a\\"b.txt"', 'a"b.txt'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    ['attachment; filename="C:\\\\temp\\\\x.exe"', 'x.exe'],
    ['attachment; filename=".."', undefined],
    ['attachment', undefined],
    ['', undefined],
  ] as const) {
    assert.equal(fileNameOf(header), expected, header);
  }
});

test('formats are told by the first bytes', () => {
  assert.equal(fileFormat(Buffer.from('ffd8ffe000104a464946', 'hex')), 'jpg');
  assert.equal(fileFormat(SAMPLES.image), 'png');
  assert.equal(fileFormat(Buffer.from('#!AMR-WB\n')), 'amr');
  assert.equal(fileFormat(SAMPLES.video), 'mp4');
  assert.equal(fileFormat(Buffer.from('a')), undefined);
});

test('how long a voice lasts', () => {
  assert.equal(amrDuration(amr(3)), 3);
  assert.equal(amrDuration(Buffer.from('#!AMR-WB\nx')), undefined);
  assert.equal(amrDuration(Buffer.concat([Buffer.from('#!AMR\n'), Buffer.from([0x70])])), undefined);
});

function stubClient(apiBase: string): WecomClient {
  return new WecomClient({
    corpId: 'ww0123456789abcdef',
    apiBase,
    tokenProvider: async () => ({ accessToken: 'token-0123456789', expiresIn: 7200 }),
    logger: recordingLogger(),
    environment: {},
  });
}
