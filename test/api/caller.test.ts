import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { test } from 'node:test';
import { WecomClient } from '../../src/api/index.js';
import { ApiError, HttpError } from '../../src/errors/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { clientOf } from './client-of.js';
import { openApiDesk } from './desk.js';
import { rejection } from './rejection.js';
import { startStub } from './stub-server.js';

test('60020 names the address to trust and where', async (t) => {
  const desk = await openApiDesk(t, {}, { trustedIps: ['203.0.113.7'] });
  desk.wecom.faults.callerIp('198.51.100.23');
  await assert.rejects(desk.client().user.get('lisi'), (error) => {
    assert.ok(error instanceof ApiError);
    assert.equal(error.code, 'untrusted_ip');
    assert.equal(error.callerIp, '198.51.100.23');
    assert.match(error.hint ?? '', /Add 198\.51\.100\.23 to 企业可信IP/);
    assert.deepEqual(error.meaning, { en: 'the caller IP is not trusted', zh: '不安全的访问IP' });
    return true;
  });
});

test('a warning in errmsg is logged', async (t) => {
  const desk = await openApiDesk(t);
  await desk.client().call('message/send', {
    json: { touser: 'lisi', agentid: String(desk.app.agentId), msgtype: 'text', text: { content: 'Hello' } },
  });
  const [line] = desk.warnings();
  assert.equal(line?.path, 'message/send');
  assert.match(String(line?.errMsg), /Warning: wrong json format/);
});

test('what is no answer of the server API is told apart', async (t) => {
  const origin = await startStub(t, (request, response) => {
    const path = new URL(request.url ?? '', 'http://stub').pathname;
    if (path === '/cgi-bin/html') return response.end('<html>blocked</html>');
    if (path === '/cgi-bin/list') return response.end('[1]');
    if (path === '/cgi-bin/moved') return response.writeHead(301, { location: 'https://elsewhere.example' }).end();
    if (path === '/cgi-bin/proxy') return response.writeHead(407).end();
    if (path === '/cgi-bin/broken') return response.writeHead(502).end('Bad gateway');
    return response.writeHead(404).end();
  });
  const { api } = clientOf(origin);
  t.after(() => api.close());
  const codeOf = (path: string) => rejection(api.call(path, { json: {} }), HttpError);
  assert.match((await codeOf('html')).message, /20 bytes that cannot be read as a JSON object/);
  assert.equal((await codeOf('list')).code, 'bad_answer');
  assert.match((await codeOf('moved')).hint ?? '', /final address, with https/);
  assert.match((await codeOf('proxy')).hint ?? '', /httpsProxy/);
  assert.match((await codeOf('nothing/here')).hint ?? '', /no such call/);
  const broken = await codeOf('broken');
  assert.deepEqual([broken.code, broken.status, broken.maybeProcessed], ['http_status', 502, true]);
});

test('secrets that an answer echoes are struck out of the error', async (t) => {
  const origin = await startStub(t, (request, response) => {
    const url = new URL(request.url ?? '', 'http://stub');
    const token = url.searchParams.get('access_token');
    const echo = { errcode: 40058, errmsg: `bad call ${request.url}, token ${token}`, echo: [`code ${token}`] };
    response.end(JSON.stringify(echo));
  });
  const { api, lines } = clientOf(origin);
  t.after(() => api.close());
  const error = await rejection(api.oauth.getUserInfo('login-code-123'), ApiError);
  const everything = JSON.stringify([error.message, error.errMsg, error.answer, error.stack, lines]);
  assert.doesNotMatch(everything, /token-0123456789|login-code-123/);
  assert.match(error.errMsg, /access_token=\*\*\*/);
  assert.deepEqual(error.answer, { echo: ['code ***'] });
});

test('an answer beyond all bounds is given up', async (t) => {
  const origin = await startStub(t, (_request, response) => {
    const chunk = Buffer.alloc(1024 * 1024, 0x20);
    let left = 40;
    const more = () => {
      while (left-- > 0) if (!response.write(chunk)) return void response.once('drain', more);
      response.end();
    };
    more();
  });
  const { api } = clientOf(origin);
  t.after(() => api.close());
  await assert.rejects(api.user.get('lisi'), { name: 'HttpError', code: 'answer_too_large' });
});

test('a caller may give up: before, during and between attempts', async (t) => {
  let requests = 0;
  const origin = await startStub(t, (_request, response) => {
    requests += 1;
    if (requests === 2) response.end('{"errcode":-1,"errmsg":"system error"}');
  });
  const { api, clock } = clientOf(origin);
  t.after(() => api.close());
  const reason = new Error('changed my mind');
  await assert.rejects(api.user.get('lisi', { signal: AbortSignal.abort(reason) }), reason);
  assert.equal(requests, 0);
  const during = new AbortController();
  const first = api.user.get('lisi', { signal: during.signal });
  while (requests < 1) await new Promise((resolve) => setImmediate(resolve));
  during.abort(reason);
  await assert.rejects(first, reason);
  const between = new AbortController();
  const second = api.user.get('lisi', { signal: between.signal }).catch((error) => error);
  while (requests < 2 || clock.waiting !== 1) await new Promise((resolve) => setTimeout(resolve, 1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  between.abort(reason);
  assert.equal(await second, reason);
});

test('a closed client refuses calls', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  await api.user.get('lisi');
  await api.close();
  await api.close();
  await assert.rejects(api.user.get('lisi'), { code: 'client_closed' });
});

test('at most so many calls are under way at once, and none is lost', async (t) => {
  let now = 0;
  let most = 0;
  const origin = await startStub(t, (_request, response) => {
    now += 1;
    most = Math.max(most, now);
    setTimeout(() => {
      now -= 1;
      response.end('{"errcode":0,"userid":"lisi"}');
    }, 2);
  });
  const { api } = clientOf(origin, { maxConcurrent: 4 });
  t.after(() => api.close());
  const users = await Promise.all(Array.from({ length: 40 }, () => api.user.get('lisi')));
  assert.equal(users.length, 40);
  assert.ok(most <= 4 && most > 1, `${most} at once`);
});

test('call() takes paths with or without prefix and none with a query', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  for (const path of ['user/get', '/user/get', 'cgi-bin/user/get', '/cgi-bin/user/get']) {
    const answer = await api.call<{ userid: string; main_department: number }>(path, { query: { userid: 'lisi' } });
    assert.equal(answer.userid, 'lisi');
    assert.equal(answer.main_department, 1);
  }
  for (const path of ['user/get?access_token=abc', 'https://evil.example/x', '../user/get', '', 'user//get']) {
    await assert.rejects(api.call(path), { name: 'RequestError', code: 'invalid_request', argument: 'path' });
  }
});

test('a proxy carries the calls; one that refuses is named, its password is not', async (t) => {
  const desk = await openApiDesk(t);
  const seen: string[] = [];
  const proxy = createServer((socket) => {
    socket.once('data', (head) => {
      seen.push(head.toString('latin1').split('\r\n')[0] ?? '');
      if (!head.toString('latin1').includes('proxy-authorization: Basic dXNlcjpwYXNzd29yZC0xMjM=')) {
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
        return;
      }
      const target = new URL(desk.wecom.apiBase);
      const upstream = connect(Number(target.port), '127.0.0.1');
      upstream.on('connect', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(upstream).pipe(socket);
      });
      upstream.on('error', () => socket.destroy());
      socket.on('error', () => upstream.destroy());
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  t.after(() => proxy.close());
  const { port } = proxy.address() as { port: number };
  const { corpId, secret } = desk.app;
  const common = { corpId, secret, apiBase: desk.wecom.apiBase, clock: desk.clock, logger: recordingLogger() };
  const api = new WecomClient({
    ...common,
    environment: { WECOM_APP_HTTPS_PROXY: `http://user:password-123@127.0.0.1:${port}` },
  });
  assert.equal((await api.user.get('lisi')).userId, 'lisi');
  assert.match(seen[0] ?? '', /^CONNECT 127\.0\.0\.1:\d+ HTTP/);
  await api.close();
  const refused = new WecomClient({
    ...common,
    environment: {},
    httpsProxy: `http://user:wrong-password@127.0.0.1:${port}`,
  });
  t.after(() => refused.close());
  const error = await rejection(desk.drive(refused.user.get('lisi')), HttpError);
  assert.equal(error.code, 'connect_failed');
  assert.match(error.message, /the proxy answered 407/);
  assert.doesNotMatch(error.stack ?? '', /wrong-password/);
});
