import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { JsonObject } from '../../src/emulator/index.js';
import { type Answer, type Desk, openDesk, text } from './desk.js';

const BYTES = Buffer.from('一份报告');
const MD5 = createHash('md5').update(BYTES).digest('hex');

/** A server that has the file, and does with Range as told. */
async function serveFile(
  t: TestContext,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/report.pdf`;
}

function request(url: string, changes: JsonObject = {}): JsonObject {
  return { scene: 1, type: 'file', filename: '报告.pdf', url, md5: MD5, ...changes };
}

/** The result of a job that is over. */
async function resultOf(desk: Desk, jobid: string): Promise<Answer> {
  for (;;) {
    const answer = await desk.post('media/get_upload_by_url_result', { jobid });
    if (answer.status !== 1) return answer;
  }
}

async function upload(desk: Desk, body: JsonObject): Promise<Answer> {
  const { jobid } = await desk.post('media/upload_by_url', body);
  return resultOf(desk, jobid);
}

test('a file is fetched by its URL', async (t) => {
  const url = await serveFile(t, ({ headers }, response) => {
    assert.match(headers.range ?? '', /^bytes=0-\d+$/);
    response.writeHead(206).end(BYTES);
  });
  const desk = await openDesk(t, { strict: true });
  const { jobid } = await desk.post('media/upload_by_url', request(url, { md5: MD5.toUpperCase() }));
  const { errcode, status, detail } = await resultOf(desk, jobid);
  assert.deepEqual([errcode, status, detail.errcode], [0, 2, 0]);
  const media = desk.wecom.media.get(detail.media_id);
  assert.deepEqual([media?.fileName, media?.bytes.equals(BYTES)], ['报告.pdf', true]);
  assert.match(detail.created_at, /^\d{10}$/);
  await desk.clock.advance(3600_000);
  assert.equal((await desk.post('media/get_upload_by_url_result', { jobid })).errcode, 40058);
});

test('the app hears when it is over', async (t) => {
  const url = await serveFile(t, (_request, response) => response.writeHead(206).end(BYTES));
  let hear = (): void => {};
  const heard = new Promise<void>((resolve) => {
    hear = resolve;
  });
  const callbackUrl = await serveFile(t, (_request, response) => {
    response.end();
    hear();
  });
  const desk = await openDesk(t, {}, { callbackUrl });
  const { jobid } = await desk.post('media/upload_by_url', request(url));
  await heard;
  const exchange = desk.wecom.exchanges.find(({ title }) => title === 'event upload_media_job_finish');
  assert.ok(exchange?.kind === 'callback');
  assert.match(exchange.request.xml, new RegExp(`<JobId><!\\[CDATA\\[${jobid}\\]\\]></JobId>`));
});

test('what goes wrong is told by the result', async (t) => {
  const whole = await serveFile(t, (_request, response) => response.writeHead(200).end(BYTES));
  const missing = await serveFile(t, (_request, response) => response.writeHead(404).end());
  const desk = await openDesk(t);
  const outcome = async (body: JsonObject) => {
    const { status, detail } = await upload(desk, body);
    return [status, detail.errcode];
  };
  assert.deepEqual(await outcome(request(missing)), [3, 830003]);
  assert.deepEqual(await outcome(request('http://127.0.0.1:9/x')), [3, 830003]);
  assert.deepEqual(await outcome(request(whole, { md5: '0'.repeat(32) })), [3, 301019]);
  assert.deepEqual(await outcome(request(whole)), [2, 0]);
  const { warnings } = desk.wecom.callsOf('media/get_upload_by_url_result').at(-1) ?? {};
  assert.match(warnings?.join() ?? '', /must support Range; it answered 200, not 206/);
  const strict = await openDesk(t, { strict: true });
  assert.equal((await upload(strict, request(whole))).detail.errcode, 830003);
});

test('what the calls refuse', async (t) => {
  const desk = await openDesk(t);
  const url = 'https://a.example/';
  const refused: [JsonObject, number][] = [
    [request(url, { scene: 2 }), 40058],
    [request(url, { type: 'image' }), 40005],
    [request(url, { filename: text(129) }), 40058],
    [request(`${url}${text(1024)}`), 40058],
    [request('a.example/x'), 45034],
    [request(url, { md5: 'abc' }), 40058],
  ];
  for (const [body, errcode] of refused) {
    assert.equal((await desk.post('media/upload_by_url', body)).errcode, errcode, JSON.stringify(body));
  }
  assert.equal((await desk.post('media/get_upload_by_url_result', { jobid: 'unknown' })).errcode, 40058);
});
