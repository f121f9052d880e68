import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, amr, type Desk, openDesk, read, SAMPLE_NAMES, SAMPLES } from './desk.js';

const MB = 1024 * 1024;

async function postRaw(
  desk: Desk,
  disposition: string,
  bytes = 'abcdef',
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = `--XX\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: application/octet-stream\r\n\r\n${bytes}\r\n--XX--\r\n`;
  const url = desk.url('media/upload', { type: 'file', access_token: await desk.token() });
  return read(
    fetch(url, { method: 'POST', body, headers: { 'content-type': 'multipart/form-data; boundary=XX', ...headers } }),
  );
}

test('each type goes in and comes out', async (t) => {
  const desk = await openDesk(t);
  for (const type of ['image', 'voice', 'video', 'file'] as const) {
    const uploaded = await desk.upload('media/upload', { type }, SAMPLES[type], SAMPLE_NAMES[type]);
    assert.deepEqual(uploaded, {
      errcode: 0,
      errmsg: 'ok',
      type,
      media_id: uploaded.media_id,
      created_at: String(desk.clock.now() / 1000),
    });
    const stored = desk.wecom.media.get(uploaded.media_id);
    assert.deepEqual([stored?.fileName, stored?.bytes.equals(SAMPLES[type])], [SAMPLE_NAMES[type], true]);
    const response = await fetch(
      desk.url('media/get', { access_token: await desk.token(), media_id: uploaded.media_id }),
    );
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('error-code'), '0');
    assert.equal(response.headers.get('accept-ranges'), 'bytes');
    assert.equal(response.headers.get('cache-control'), 'no-cache, must-revalidate');
    assert.equal(response.headers.get('content-length'), String(SAMPLES[type].length));
    const disposition = Buffer.from(response.headers.get('content-disposition') ?? '', 'latin1').toString();
    const name = type === 'file' ? SAMPLE_NAMES.file : uploaded.media_id + SAMPLE_NAMES[type].slice(1);
    assert.equal(disposition, `attachment; filename="${name}"`);
    assert.ok(SAMPLES[type].equals(Buffer.from(await response.arrayBuffer())));
  }
});

test('the golden samples of a form', async (t) => {
  const desk = await openDesk(t);
  const cases: [string, string, number, string?][] = [
    ['name="media"; filename="季度报告.pdf"; filelength=6', 'abcdef', 0, '季度报告.pdf'],
    ['name="media"; filename="%E5%AD%A3.pdf"', 'abcdef', 0, '%E5%AD%A3.pdf'],
    ['name="media"; filename*=utf-8\'\'%E5%AD%A3%E5%BA%A6.pdf', 'abcdef', 44001],
    ['name="file"; filename="a.txt"', 'abcdef', 44001],
    ['name="media"', 'abcdef', 44001],
    ['name="media"; filename="a.txt"', '', 44001],
    ['name="media"; filename="a.txt"', 'abcde', 40006],
  ];
  for (const [disposition, bytes, errcode, fileName] of cases) {
    const answer = await postRaw(desk, disposition, bytes);
    assert.equal(answer.errcode, errcode, disposition);
    if (errcode === 44001) assert.match(answer.errmsg, /^empty media data, hint/);
    if (fileName !== undefined) assert.equal(desk.wecom.media.get(answer.media_id)?.fileName, fileName);
  }
  const noBoundary = await postRaw(desk, 'name="media"; filename="a.txt"', 'abcdef', {
    'content-type': 'multipart/form-data',
  });
  assert.equal(noBoundary.errcode, 44001);
  assert.deepEqual(desk.wecom.callsOf('media/upload')[0]?.body, [{ name: 'media', filename: '季度报告.pdf', size: 6 }]);
});

test('what a type does not take', async (t) => {
  const desk = await openDesk(t);
  const gif = Buffer.from('GIF89a......');
  const cases: [string, Buffer, number][] = [
    ['image', gif, 40004],
    ['image', Buffer.from('BM..........'), 40004],
    ['image', Buffer.from('RIFF....WEBPVP8 '), 40004],
    ['image', Buffer.from('no picture'), 40123],
    ['image', Buffer.concat([SAMPLES.image, Buffer.alloc(10 * MB)]), 40009],
    ['image', Buffer.from('ffd8ffe000104a46', 'hex'), 0],
    ['voice', Buffer.from('ID3 this is mp3'), 301017],
    ['voice', amr(60), 0],
    ['voice', amr(61), 45007],
    ['voice', Buffer.concat([Buffer.from('#!AMR-WB\n'), Buffer.alloc(18)]), 0],
    ['voice', Buffer.concat([amr(1), Buffer.alloc(2 * MB)]), 45001],
    ['video', Buffer.from('no mp4 at all'), 40004],
    ['video', Buffer.concat([SAMPLES.video, Buffer.alloc(10 * MB)]), 40011],
    ['file', Buffer.alloc(20 * MB), 0],
    ['file', Buffer.alloc(20 * MB + 1), 45001],
    ['file', Buffer.alloc(33 * MB), 45001],
    ['folder', gif, 40005],
  ];
  for (const [type, bytes, errcode] of cases) {
    const answer = await desk.upload('media/upload', { type }, bytes, 'x');
    assert.equal(answer.errcode, errcode, `${type} of ${bytes.length} bytes: ${answer.errmsg}`);
  }
  assert.equal((await desk.upload('agent/set', {}, Buffer.alloc(33 * MB), 'x')).errcode, 40206);
});

test('media/get answers JSON for what it does not have', async (t) => {
  const desk = await openDesk(t);
  const response = await fetch(desk.url('media/get', { access_token: await desk.token(), media_id: 'unknown' }));
  assert.equal(response.headers.get('content-type'), 'application/json; charset=UTF-8');
  assert.equal(response.headers.get('content-disposition'), null);
  assert.match(((await response.json()) as Answer).errmsg, /^invalid media_id, hint: /);
  assert.equal((await desk.get('media/get')).errcode, 41006);
  const media_id = await desk.mediaId('file');
  await desk.clock.advance(3 * 86_400_000);
  assert.equal((await desk.get('media/get', { media_id })).errcode, 40007);
});

test('media/get by Range', async (t) => {
  const desk = await openDesk(t);
  const { mediaId } = desk.wecom.addMedia({ type: 'file', bytes: Buffer.from('0123456789'), fileName: 'a "b".txt' });
  const url = desk.url('media/get', { access_token: await desk.token(), media_id: mediaId });
  const cases: [string, string | undefined, string?][] = [
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=8-', '89', 'bytes 8-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-30', '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['bytes=10-12', undefined],
    ['bytes=4-2', undefined],
    ['bytes=-', undefined],
    ['lines=1-2', undefined],
  ];
  for (const [range, body, contentRange] of cases) {
    const response = await fetch(url, { headers: { range } });
    if (body === undefined) {
      assert.equal(((await response.json()) as Answer).errcode, 40146, range);
    } else {
      assert.equal(response.status, 206);
      assert.equal(response.headers.get('content-range'), contentRange);
      assert.equal(response.headers.get('content-disposition'), 'attachment; filename="a %22b%22.txt"');
      assert.equal(await response.text(), body);
    }
  }
});

test('large and encrypted media come in chunks', async (t) => {
  const desk = await openDesk(t);
  const bytes = Buffer.alloc(20 * MB + 40, 7);
  const { mediaId } = desk.wecom.addMedia({ type: 'video', bytes, fileName: 'a.mp4', encrypted: true });
  const url = desk.url('media/get', { access_token: await desk.token(), media_id: mediaId });
  const code = async (range?: string) => {
    const response = await fetch(url, range === undefined ? {} : { headers: { range } });
    const body = await response.arrayBuffer();
    return response.status === 206 ? body.byteLength : JSON.parse(Buffer.from(body).toString()).errcode;
  };
  assert.equal(await code(), 830002);
  assert.equal(await code(`bytes=0-${20 * MB}`), 830002);
  assert.equal(await code(`bytes=0-${20 * MB - 1}`), 20 * MB);
  assert.equal(await code(`bytes=${20 * MB}-`), 40);
  assert.equal(await code('bytes=0-16'), 40146);
  assert.equal(await code('bytes=16-31'), 16);
});

test('voices of a page have a call of their own', async (t) => {
  const desk = await openDesk(t);
  const bytes = Buffer.from('speex');
  const { mediaId } = desk.wecom.addMedia({
    type: 'voice',
    bytes,
    fileName: 'a.speex',
    contentType: 'voice/speex',
    scope: 'jssdk',
  });
  const response = await fetch(desk.url('media/get/jssdk', { access_token: await desk.token(), media_id: mediaId }));
  assert.equal(response.headers.get('content-type'), 'voice/speex');
  assert.equal(await response.text(), 'speex');
  assert.equal((await desk.get('media/get', { media_id: mediaId })).errcode, 40007);
  assert.equal((await desk.get('media/get/jssdk')).errcode, 41006);
  assert.equal((await desk.get('media/get/jssdk', { media_id: await desk.mediaId('voice') })).errcode, 40007);
});

test('uploadimg serves the picture for good', async (t) => {
  const desk = await openDesk(t, { limits: { imagePerDay: 2 } });
  const { url } = await desk.upload('media/uploadimg', {}, SAMPLES.image, 'a.png', 'anyName');
  assert.ok(url.startsWith(`${desk.wecom.apiBase}/wwpic/`));
  await desk.clock.advance(400 * 86_400_000);
  const response = await fetch(url);
  assert.equal(response.headers.get('content-type'), 'image/png');
  assert.ok(SAMPLES.image.equals(Buffer.from(await response.arrayBuffer())));
  const jpg = await desk.upload('media/uploadimg', {}, Buffer.from('ffd8ffe000104a46', 'hex'), 'a.jpg');
  assert.equal((await fetch(jpg.url)).headers.get('content-type'), 'image/jpeg');
  assert.equal((await desk.upload('media/uploadimg', {}, Buffer.alloc(5), 'a.png')).errcode, 40006);
  const large = Buffer.concat([SAMPLES.image, Buffer.alloc(2 * MB)]);
  assert.equal((await desk.upload('media/uploadimg', {}, large, 'a.png')).errcode, 40009);
  await desk.upload('media/uploadimg', {}, SAMPLES.image, 'a.png');
  assert.equal((await desk.upload('media/uploadimg', {}, SAMPLES.image, 'a.png')).errcode, 45009);
});

test('upload_attachment answers a number and an id for nothing else', async (t) => {
  const desk = await openDesk(t);
  const query = { media_type: 'image', attachment_type: 1 };
  const answer = await desk.upload('media/upload_attachment', query, SAMPLES.image, 'a.png');
  assert.equal(answer.created_at, desk.clock.now() / 1000);
  assert.equal((await desk.get('media/get', { media_id: answer.media_id })).errcode, 40007);
  const cases: [object, Buffer, number][] = [
    [{ media_type: 'voice' }, SAMPLES.voice, 40005],
    [{ attachment_type: 3 }, SAMPLES.image, 40005],
    [{ media_type: 'file' }, Buffer.alloc(10 * MB + 1), 45001],
  ];
  for (const [change, bytes, errcode] of cases) {
    const refused = await desk.upload('media/upload_attachment', { ...query, ...change }, bytes, 'x');
    assert.equal(refused.errcode, errcode);
  }
});
