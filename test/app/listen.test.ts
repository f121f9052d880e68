import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { after, describe, it } from 'node:test';
import { ConfigError, WecomApp, type WecomAppOptions } from '../../src/index.js';
import { callbackOf, encryptText, openReply, SETTINGS, signatureOf, textXml } from '../helpers/callbacks.js';
import { type LogLine, recordingLogger } from '../helpers/recording-logger.js';

const closers: (() => Promise<void>)[] = [];
after(() => Promise.all(closers.map((close) => close())));

interface Started {
  readonly app: WecomApp;
  readonly origin: string;
  readonly lines: LogLine[];
}

async function start(options: WecomAppOptions = {}): Promise<Started> {
  const logger = recordingLogger();
  const app = new WecomApp({ ...SETTINGS, host: '127.0.0.1', port: 0, logger, environment: {}, ...options });
  app.setMessageHandler((message) => (message.msgType === 'text' ? message.content : undefined));
  const server = await app.listen({ closeOnSignals: false });
  closers.push(() => server.close(0));
  return { app, origin: server.origin, lines: logger.lines };
}

async function post(
  origin: string,
  xml: string,
  { path = '/wecom_app_cb', headers = {} }: { path?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  const { query, body } = callbackOf(xml);
  return fetch(`${origin}${path}?${new URLSearchParams(query)}`, { method: 'POST', body, headers });
}

describe('app.listen()', () => {
  for (const type of [
    'text/xml',
    'application/xml',
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    '',
  ]) {
    it(`answers a callback sent as ${type || 'no type at all'}`, async () => {
      const { origin } = await start();
      const response = await post(origin, textXml(' 007 ]]> 👋\r\n'), {
        headers: type === '' ? {} : { 'content-type': type },
      });
      assert.equal(response.status, 200);
      assert.match(
        openReply(await response.text()),
        /<Content><!\[CDATA\[ 007 \]\]\]\]><!\[CDATA\[> 👋\r\n\]\]><\/Content>/,
      );
    });
  }

  it('answers URL verification with the bare echo', async () => {
    const { origin, lines } = await start();
    const echostr = encryptText('94966531020182955848408', SETTINGS);
    const query = {
      msg_signature: signatureOf(SETTINGS.token, '1', '2', echostr),
      timestamp: '1',
      nonce: '2',
      echostr,
    };
    const response = await fetch(`${origin}/wecom_app_cb?${new URLSearchParams(query)}`);
    assert.equal(response.headers.get('content-type'), 'text/plain; charset=utf-8');
    assert.equal(await response.text(), '94966531020182955848408');
    assert.equal(lines.at(-1)?.outcome, 'url_verified');

    const raw = new URLSearchParams(query).toString().replaceAll('%2B', '+');
    assert.equal(await (await fetch(`${origin}/wecom_app_cb?${raw}`)).text(), '94966531020182955848408');
  });

  it('serves the path with and without a slash, and nothing else', async () => {
    const { origin } = await start();
    assert.equal((await post(origin, textXml('x'), { path: '/wecom_app_cb/' })).status, 200);
    for (const path of ['/', '/wecom_app_cbx', '/wecom_app_cb/x', '/WECOM_APP_CB', '//wecom_app_cb']) {
      const response = await post(origin, textXml('x'), { path });
      assert.deepEqual([response.status, await response.text()], [404, 'not found'], path);
    }
  });

  it('answers other methods with 405', async () => {
    const { origin } = await start();
    for (const method of ['HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const response = await fetch(`${origin}/wecom_app_cb`, { method });
      assert.deepEqual([response.status, response.headers.get('allow')], [405, 'GET, POST'], method);
    }
  });

  it('refuses a repeated parameter', async () => {
    const { origin } = await start();
    const { query, body } = callbackOf(textXml('x'));
    const response = await fetch(`${origin}/wecom_app_cb?${new URLSearchParams(query)}&nonce=1`, {
      method: 'POST',
      body,
    });
    assert.deepEqual([response.status, await response.text()], [400, 'repeated query parameter: nonce']);
  });

  it('survives a query that is not percent-encoded', async () => {
    const { origin } = await start();
    assert.equal(
      (await fetch(`${origin}/wecom_app_cb?msg_signature=%&timestamp=%zz&nonce=%E4&echostr=%00`)).status,
      403,
    );
  });

  it('refuses a body over the limit, told or not, and goes on', async () => {
    const { origin } = await start({ bodyLimit: 2048 });
    const { query } = callbackOf(textXml('x'));
    const url = `${origin}/wecom_app_cb?${new URLSearchParams(query)}`;
    const told = await fetch(url, { method: 'POST', body: 'x'.repeat(500_000) });
    assert.deepEqual([told.status, await told.text()], [413, 'the body is larger than 2048 bytes']);
    const chunked = httpRequest(url, { method: 'POST' });
    chunked.on('error', () => undefined);
    chunked.write('x'.repeat(3000));
    const [response] = await once(chunked, 'response');
    assert.equal(response.statusCode, 413);
    chunked.destroy();
    assert.equal((await post(origin, textXml('x'))).status, 200);
  });

  it('cuts off a sender that goes on far beyond the limit', async () => {
    const { origin } = await start({ bodyLimit: 2048 });
    const upload = httpRequest(`${origin}/wecom_app_cb`, { method: 'POST' });
    let isCutOff = false;
    const cutOff = new Promise<void>((resolve) => {
      upload
        .on('error', () => undefined)
        .once('close', () => {
          isCutOff = true;
          resolve();
        });
    });
    const chunk = Buffer.alloc(1024 * 1024);
    for (let sent = 0; sent < 64 && !isCutOff; sent++) {
      await Promise.race([cutOff, new Promise<void>((resolve) => upload.write(chunk, () => resolve()))]);
    }
    assert.ok(isCutOff, '64 MB went through');
    assert.equal((await post(origin, textXml('x'))).status, 200);
  });

  it('logs a sender that leaves in the middle, and goes on', async () => {
    const { origin, lines } = await start();
    const { port } = new URL(origin);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('POST /wecom_app_cb?nonce=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n<xml>');
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.destroy();
    while (lines.every((line) => line.code !== 'body_aborted')) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal((await post(origin, textXml('x'))).status, 200);
  });

  it('holds a body of many tiny chunks in the memory of its bytes', async () => {
    const { origin } = await start();
    const { query, body } = callbackOf(textXml('x'.repeat(1500)));
    const upload = httpRequest(`${origin}/wecom_app_cb?${new URLSearchParams(query)}`, { method: 'POST' });
    const answered = once(upload, 'response');
    for (const character of body) upload.write(character);
    upload.end();
    const [response] = await answered;
    assert.equal(response.statusCode, 200);
  });

  it('takes the absolute form of a target', async () => {
    const { origin } = await start();
    const { query, body } = callbackOf(textXml('x'));
    const path = `http://example.com/wecom_app_cb?${new URLSearchParams(query)}`;
    const request = httpRequest({ host: '127.0.0.1', port: new URL(origin).port, method: 'POST', path });
    request.end(body);
    const [response] = await once(request, 'response');
    assert.equal(response.statusCode, 200);
  });

  it('answers although its logger throws', async () => {
    const broken = (): never => {
      throw new Error('the logger broke');
    };
    const logger = { debug: broken, info: broken, warn: broken, error: broken, child: broken };
    const { origin } = await start({ logger });
    assert.equal((await post(origin, textXml('x'))).status, 200);
    assert.equal((await fetch(`${origin}/wecom_app_cb`)).status, 400);
  });

  it("serves routes of one's own beside the callback", async () => {
    const { app, origin } = await start();
    assert.equal((await fetch(`${origin}/hello`)).status, 404);
    app.express.get('/hello', (_request, response) => void response.send('world'));
    assert.equal(await (await fetch(`${origin}/hello`)).text(), 'world');
    const other = await fetch(`${origin}/other`);
    assert.deepEqual([other.status, other.headers.get('x-powered-by')], [404, null]);
    assert.equal((await post(origin, textXml('x'))).status, 200);
  });

  it('close() answers what is under way, refuses what comes, and is done', async () => {
    const { app, origin } = await start();
    let release: () => void = () => undefined;
    const entered = new Promise<void>((resolve) => {
      app.onText('slow', async () => {
        resolve();
        await new Promise<void>((go) => {
          release = go;
        });
        return 'done';
      });
    });
    const answer = post(origin, textXml('slow'));
    await entered;
    const closed = app.close();
    await assert.rejects(post(origin, textXml('late')));
    release();
    const response = await answer;
    assert.match(openReply(await response.text()), /done/);
    await closed;
  });

  it('close() does not wait for ever', async () => {
    const { app, origin } = await start();
    const entered = new Promise<void>((resolve) => {
      app.onText('never', () => {
        resolve();
        return new Promise<string>(() => undefined);
      });
    });
    const answer = post(origin, textXml('never')).then(
      () => 'answered',
      () => 'cut off',
    );
    await entered;
    await app.close(10);
    assert.equal(await answer, 'cut off');
  });

  it('explains a port in use and a foreign address', async () => {
    const { origin } = await start();
    const port = Number(new URL(origin).port);
    const again = new WecomApp({ ...SETTINGS, host: '127.0.0.1', port, logger: recordingLogger(), environment: {} });
    await assert.rejects(
      again.listen(),
      (error) => error instanceof ConfigError && /WECOM_APP_PORT.*in use/.test(error.message),
    );
    const foreign = new WecomApp({
      ...SETTINGS,
      host: '203.0.113.1',
      port: 0,
      logger: recordingLogger(),
      environment: {},
    });
    await assert.rejects(
      foreign.listen(),
      (error) => error instanceof ConfigError && /WECOM_APP_HOST/.test(error.message),
    );
  });

  it('refuses a stale timestamp when told to', async () => {
    const { origin } = await start({ timestampTolerance: 300 });
    assert.equal((await post(origin, textXml('x'))).status, 403);
    const { query, body } = callbackOf(textXml('x'), SETTINGS, String(Math.floor(Date.now() / 1000)));
    assert.equal(
      (await fetch(`${origin}/wecom_app_cb?${new URLSearchParams(query)}`, { method: 'POST', body })).status,
      200,
    );
    const odd = callbackOf(textXml('x'), SETTINGS, 'soon');
    assert.equal(
      (await fetch(`${origin}/wecom_app_cb?${new URLSearchParams(odd.query)}`, { method: 'POST', body: odd.body }))
        .status,
      403,
    );
  });
});
