import assert from 'node:assert/strict';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { ConfigError } from '../../src/errors/index.js';
import { createHttpServer } from '../../src/http/create-http-server.js';
import { httpReader, listen, readBody, type ServerLimits, serveCallback } from '../../src/http/index.js';
import { type LogLine, recordingLogger } from '../helpers/recording-logger.js';
import { openRawSocket, until } from './raw-socket.js';

const closers: (() => unknown)[] = [];
after(() => Promise.all(closers.map((close) => close())));

const echo: RequestListener = (request, response) => {
  readBody(request, 1024).then(
    (body) => response.end(`got ${body.length}`),
    () => response.destroy(),
  );
};

async function start(limits: ServerLimits = {}, listener = echo): Promise<{ port: number; lines: LogLine[] }> {
  const logger = recordingLogger([], {}, true);
  const server = await listen(listener, '127.0.0.1', 0, { logger, ...limits });
  closers.push(() => server.close(0));
  return { port: server.port, lines: logger.lines };
}

async function answers(port: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'abc' });
  assert.equal(await response.text(), 'got 3');
}

describe('listen()', () => {
  it('has limits that fit WeCom and reverse proxies', () => {
    const server = createHttpServer({});
    assert.deepEqual(
      [server.headersTimeout, server.requestTimeout, server.keepAliveTimeout, server.maxConnections],
      [10_000, 120_000, 65_000, 10_000],
    );
    assert.deepEqual([server.maxHeadersCount, server.maxRequestsPerSocket], [100, 0]);
  });

  for (const [what, bytes] of [
    ['sends nothing', ''],
    ['sends headers without an end', 'POST / HTTP/1.1\r\nHost: x\r\nX-A: '],
  ] as const) {
    it(`cuts off a caller that ${what}`, async () => {
      const { port, lines } = await start({ headersTimeout: 60, requestTimeout: 9000 });
      const { socket, closed } = await openRawSocket(port);
      socket.write(bytes);
      const drip = setInterval(() => socket.write(bytes === '' ? '' : 'a'), 10);
      assert.match(await closed(), /^HTTP\/1\.1 408 Request Timeout\r\nConnection: close\r\n/);
      clearInterval(drip);
      assert.deepEqual(
        lines.map(({ level, code, status }) => [level, code, status]),
        [['debug', 'ERR_HTTP_REQUEST_TIMEOUT', 408]],
      );
      await answers(port);
    });
  }

  it('cuts off a body that drips', async () => {
    const { port } = await start({ headersTimeout: 60, requestTimeout: 60 });
    const { socket, closed } = await openRawSocket(port);
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n');
    const drip = setInterval(() => socket.write('a'), 10);
    assert.match(await closed(), /^HTTP\/1\.1 408 /);
    clearInterval(drip);
    await answers(port);
  });

  it('answers headers that are too large with 431', async () => {
    const { port } = await start();
    const { socket, closed } = await openRawSocket(port);
    socket.write(`GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`);
    assert.match(await closed(), /^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
    await answers(port);
  });

  for (const [what, bytes] of [
    ['another protocol', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['a bad chunk', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    ['length and chunks', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'],
  ] as const) {
    it(`answers ${what} with 400`, async () => {
      const { port } = await start();
      const { socket, closed } = await openRawSocket(port);
      socket.write(Buffer.from(bytes, 'latin1'));
      assert.match(await closed(), /^HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n$/);
      await answers(port);
    });
  }

  it('gives garbage behind a request that is being handled no answer which would be taken for its own', async () => {
    let isHandled = false;
    const { port } = await start({}, (request, response) => {
      isHandled = true;
      if (request.method === 'POST') echo(request, response);
    });
    const { socket, closed } = await openRawSocket(port);
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await until(() => isHandled);
    for (let count = 0; count < 50; count++) socket.write('\0garbage\r\n\r\n');
    assert.equal(await closed(), '');
    await answers(port);
  });

  it('answers requests in a row up to garbage', async () => {
    const { port } = await start({}, (_request, response) => void response.end('ok'));
    const { socket, closed, received } = await openRawSocket(port);
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2));
    await until(() => received().split('ok').length === 3);
    socket.write('\0');
    assert.match(await closed(), /^(HTTP\/1\.1 200 OK[^\0]*?\r\n\r\nok){2}HTTP\/1\.1 400 Bad Request/);
  });

  it('lets go of a caller that resets its connection', async () => {
    let isHandled = false;
    const { port } = await start({}, (request, response) => {
      if (request.method === 'POST') return echo(request, response);
      isHandled = true;
    });
    const { socket } = await openRawSocket(port);
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await until(() => isHandled);
    socket.resetAndDestroy();
    await answers(port);
  });

  it('closes connections that are half open', async () => {
    const server = createHttpServer({});
    server.on('request', (_request, response) => void response.end('ok'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    const count = (): Promise<number> =>
      new Promise((resolve, reject) =>
        server.getConnections((error, open) => (error === null ? resolve(open) : reject(error))),
      );
    // One that has nothing to say and no more to hear, one whose own half stays open after the answer, and after 400.
    const silent = await openRawSocket(port, { allowHalfOpen: true });
    silent.socket.end();
    const answered = await openRawSocket(port, { allowHalfOpen: true });
    answered.socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    const refused = await openRawSocket(port, { allowHalfOpen: true });
    refused.socket.write('\0');
    await Promise.all([silent.closed(), answered.closed(), refused.closed()]);
    await until(async () => (await count()) === 0);
    for (const { socket } of [silent, answered, refused]) socket.destroy();
  });

  it('closes connections beyond its number, says so once, and takes new ones when there is room', async () => {
    const { port, lines } = await start({ maxConnections: 2 });
    const first = await openRawSocket(port);
    const second = await openRawSocket(port);
    for (let count = 0; count < 3; count++) assert.equal(await (await openRawSocket(port)).closed(), '');
    assert.deepEqual(
      lines.map(({ level, outcome, dropped, maxConnections }) => [level, outcome, dropped, maxConnections]),
      [['warn', 'dropped', 1, 2]],
    );
    first.socket.destroy();
    second.socket.destroy();
    await until(() =>
      answers(port).then(
        () => true,
        () => false,
      ),
    );
  });

  it('outlives a connection that it could not take', async () => {
    const logger = recordingLogger();
    const server = createHttpServer({ logger }).on('request', echo);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => server.close());
    // As Node does when the process has no file descriptor left.
    for (let count = 0; count < 2; count++) server.emit('error', new Error('accept EMFILE'));
    await answers((server.address() as AddressInfo).port);
    assert.deepEqual(
      logger.lines.map(({ level, message }) => [level, message]),
      [['warn', 'connection not accepted']],
    );
  });

  it('explains an address that cannot be used', async () => {
    const { port } = await start();
    await assert.rejects(listen(echo, '127.0.0.1', port), (error) => error instanceof ConfigError);
  });
});

describe('serveCallback()', () => {
  it('waits less long for the body of a callback than a server does for an upload', async () => {
    const logger = recordingLogger();
    const endpoint = { logger, bodyLimit: 1024, handle: () => Promise.reject(new Error('never called')) };
    const reader = { ...httpReader, body: (request: IncomingMessage, limit: number) => readBody(request, limit, 40) };
    const { port } = await start({}, (request, response) => {
      if (request.url === '/cb') void serveCallback(request, response, {}, endpoint, reader);
      else echo(request, response);
    });
    const { socket, closed } = await openRawSocket(port);
    socket.write('POST /cb HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n');
    const drip = setInterval(() => socket.write('a'), 10);
    assert.match(await closed(), /^HTTP\/1\.1 408 [^\0]*?\r\nconnection: close\r\n[^\0]*within 40 ms$/i);
    clearInterval(drip);
    assert.deepEqual(
      logger.lines.map(({ level, code, status }) => [level, code, status]),
      [['warn', 'body_timeout', 408]],
    );
    await answers(port);
  });

  it('does not stumble over a request that was cut off in its body', async () => {
    const logger = recordingLogger();
    const endpoint = { logger, bodyLimit: 1024, handle: () => Promise.reject(new Error('never called')) };
    const { port } = await start({ requestTimeout: 150 }, (request, response) => {
      if (request.url === '/cb') void serveCallback(request, response, {}, endpoint);
      else echo(request, response);
    });
    const { socket, closed } = await openRawSocket(port);
    socket.write('POST /cb HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n<xml>');
    assert.match(await closed(), /^HTTP\/1\.1 408 [^\0]*?\r\n\r\n$/);
    await until(() => logger.lines.length > 0);
    assert.deepEqual(
      logger.lines.map(({ level, code }) => [level, code]),
      [['warn', 'body_aborted']],
    );
    await answers(port);
  });
});
