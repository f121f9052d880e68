import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import express, { type RequestHandler } from 'express';
import { WecomApp } from '../../src/index.js';
import { callbackOf, encryptText, openReply, SETTINGS, signatureOf, textXml } from '../helpers/callbacks.js';
import { type LogLine, recordingLogger } from '../helpers/recording-logger.js';

const closers: (() => void)[] = [];
after(() => {
  for (const close of closers) close();
});

async function mount(...before: RequestHandler[]): Promise<{ readonly url: string; readonly lines: LogLine[] }> {
  const logger = recordingLogger();
  const app = new WecomApp({ ...SETTINGS, logger, bodyLimit: 4096, environment: {} });
  app.setMessageHandler((message) => (message.msgType === 'text' ? message.content : undefined));
  const host = express();
  for (const handler of before) host.use(handler);
  host.use('/cb', app.router());
  const server = host.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closers.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cb`, lines: logger.lines };
}

async function post(url: string, type = 'text/xml', xml = textXml('你好')): Promise<Response> {
  const { query, body } = callbackOf(xml);
  return fetch(`${url}?${new URLSearchParams(query)}`, { method: 'POST', body, headers: { 'content-type': type } });
}

describe('app.router()', () => {
  for (const [why, before] of [
    ['alone', []],
    ['after express.json() and urlencoded()', [express.json(), express.urlencoded({ extended: true })]],
    ['after express.text() for every type', [express.text({ type: () => true })]],
    ['after express.raw() for every type', [express.raw({ type: () => true })]],
  ] as const) {
    it(`answers ${why}`, async () => {
      const { url } = await mount(...before);
      const response = await post(url);
      assert.equal(response.status, 200);
      assert.match(openReply(await response.text()), /你好/);
      assert.equal((await post(`${url}/`)).status, 200);
    });
  }

  for (const method of ['post', 'all'] as const) {
    it(`answers on a route of one's own, by ${method}()`, async () => {
      const host = express();
      const logger = recordingLogger();
      const app = new WecomApp({ ...SETTINGS, logger, environment: {} }).onText(({ content }) => content);
      host[method]('/cb', app.router());
      const server = host.listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      closers.push(() => server.close());
      assert.equal((await post(`http://127.0.0.1:${(server.address() as AddressInfo).port}/cb`)).status, 200);
    });
  }

  for (const [why, before] of [
    [
      'left an empty body without reading',
      (request, _response, next) => {
        request.body = {};
        next();
      },
    ],
    [
      'paused the request',
      (request, _response, next) => {
        request.pause();
        setImmediate(next);
      },
    ],
    [
      'made the stream one of texts',
      (request, _response, next) => {
        request.setEncoding('utf8');
        next();
      },
    ],
  ] as const satisfies readonly (readonly [string, RequestHandler])[]) {
    it(`answers after something that ${why}`, async () => {
      const { url } = await mount(before);
      const response = await post(url);
      assert.equal(response.status, 200);
      assert.match(openReply(await response.text()), /你好/);
    });
  }

  it('answers URL verification', async () => {
    const { url } = await mount();
    const echostr = encryptText('123', SETTINGS);
    const query = {
      msg_signature: signatureOf(SETTINGS.token, '1', '2', echostr),
      timestamp: '1',
      nonce: '2',
      echostr,
    };
    assert.equal(await (await fetch(`${url}?${new URLSearchParams(query)}`)).text(), '123');
  });

  it('refuses a body that was parsed before it, naming the cause in the log', async () => {
    const { url, lines } = await mount(express.json());
    const { query } = callbackOf(textXml('x'));
    const response = await fetch(`${url}?${new URLSearchParams(query)}`, {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json' },
    });
    assert.deepEqual(
      [response.status, await response.text()],
      [400, 'the body was parsed before it could be verified'],
    );
    assert.match(String(lines[0]?.hint), /before express\.json\(\)/);
  });

  it('does not wait for a stream that somebody else has read', async () => {
    const { url, lines } = await mount((request, _response, next) => {
      request.resume().once('end', () => next());
    });
    assert.equal((await post(url)).status, 400);
    assert.equal(lines[0]?.code, 'body_already_parsed');
  });

  it('holds its limit against a body that a parser let through', async () => {
    const { url } = await mount(express.text({ type: () => true, limit: '1mb' }));
    assert.equal((await post(url, 'text/xml', textXml('x'.repeat(9000)))).status, 413);
  });

  it('answers 405 and 404 like listen()', async () => {
    const { url } = await mount();
    const head = await fetch(url, { method: 'HEAD' });
    assert.deepEqual([head.status, head.headers.get('allow')], [405, 'GET, POST']);
    assert.equal((await post(`${url}/x`)).status, 404);
  });
});
