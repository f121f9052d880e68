import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from '../../src/clock/index.js';
import type { CallbackExchange, Emulator, EmulatorOptions } from '../../src/emulator/index.js';
import { startEmulator } from '../../src/emulator/index.js';
import { closedPort, openStage, serveTiny } from './stage.js';

/** An emulator whose only app is at this URL, saved without a check. */
async function open(t: Parameters<typeof serveTiny>[0], callbackUrl: string, options: EmulatorOptions = {}) {
  const wecom = await startEmulator(options);
  t.after(() => wecom.close());
  return { wecom, app: wecom.createApp({ callbackUrl }) };
}

function outcomes({ tries }: CallbackExchange): unknown[] {
  return tries.map(({ number, outcome, status, durationMs }) => [number, outcome, status, durationMs]);
}

test('an app that never answers is cut off after 5 seconds, three times, with the same request', async (t) => {
  const clock = new ManualClock();
  const bodies: string[] = [];
  const url = await serveTiny(t, (request, _response, body) => bodies.push(`${request.url} ${body}`));
  const { wecom } = await open(t, url, { clock });
  const sending = wecom.user('ZhangSan').sendText('hi');
  const seen: string[] = [];
  wecom.onExchange((exchange) => seen.push(exchange.kind === 'callback' ? exchange.state : 'api'));
  await clock.advance(4999);
  assert.equal((wecom.exchanges[0] as CallbackExchange).tries.at(-1)?.outcome, 'running');
  for (let number = 1; number <= 3; number += 1) {
    while (bodies.length < number) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(5000);
  }
  const exchange = await sending;
  assert.deepEqual(outcomes(exchange), [
    [1, 'timeout', undefined, 5000],
    [2, 'timeout', undefined, 5000],
    [3, 'timeout', undefined, 5000],
  ]);
  assert.equal(exchange.state, 'failed');
  assert.match(exchange.tries[0]?.problem ?? '', /no answer within 5000 ms/);
  assert.equal(new Set(bodies).size, 1);
  assert.equal(seen.at(-1), 'failed');
  await assert.rejects(wecom.expectReply('hi', { within: 1 }), /try 3: no answer within 5000 ms/);
});

test('an answer that begins but does not end in time is none', async (t) => {
  const clock = new ManualClock();
  let begun = false;
  const url = await serveTiny(t, (_request, response) => {
    response.write('<xml>');
    begun = true;
  });
  const { wecom } = await open(t, url, { clock });
  const sending = wecom.user('ZhangSan').sendText('hi');
  while (!begun) await new Promise((resolve) => setImmediate(resolve));
  await clock.advance(15_000);
  assert.equal((await sending).state, 'failed');
});

test('a reply on the second try counts', async (t) => {
  const clock = new ManualClock();
  const { wecom, app } = await openStage(t, { clock });
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  app.onText(async () => {
    await gate;
    return 'late';
  });
  const sending = wecom.user('ZhangSan').sendText('hi');
  await clock.advance(5000);
  open();
  const exchange = await sending;
  assert.deepEqual(
    exchange.tries.map(({ outcome }) => outcome),
    ['timeout', 'answered'],
  );
  assert.equal((await wecom.expectReply('late')).exchangeId, exchange.id);
});

test('any status but 200 is repeated, and its reason shown', async (t) => {
  const answers = [
    [403, {}, 'msg_signature does not match'],
    [302, { Location: '/login' }, ''],
    [500, {}, '<html>oops</html>'],
  ] as const;
  let call = 0;
  const url = await serveTiny(t, (_request, response) => {
    const [status, headers, body] = answers[call++] ?? [200, {}, ''];
    response.writeHead(status, headers).end(body);
  });
  const { wecom } = await open(t, url);
  const exchange = await wecom.user('ZhangSan').sendText('hi');
  assert.deepEqual(
    exchange.tries.map(({ outcome, problem }) => [outcome, problem]),
    [
      ['bad_status', 'status 403: msg_signature does not match'],
      ['bad_status', 'status 302, a redirect to /login, which WeCom does not follow'],
      ['bad_status', 'status 500'],
    ],
  );
  assert.equal(exchange.state, 'failed');
  assert.equal(exchange.answer, undefined);
});

test('nobody there, and a connection that breaks', async (t) => {
  const port = await closedPort();
  const { wecom, app } = await open(t, `http://127.0.0.1:${port}/`);
  const refused = await wecom.user('ZhangSan').sendText('hi');
  assert.equal(refused.tries.length, 3);
  assert.equal(refused.tries[0]?.outcome, 'connection_failed');
  assert.equal(refused.tries[0]?.problem, `connection refused: nothing listens there (127.0.0.1:${port})`);
  app.callback.url = await serveTiny(t, (request) => request.socket.destroy());
  const broken = await wecom.user('ZhangSan').sendText('hi');
  assert.match(broken.tries[2]?.problem ?? '', /closed before the whole answer had come/);
  app.callback.url = await serveTiny(t, (request, response) => {
    response.write('<xml>', () => request.socket.destroy());
  });
  const cut = await wecom.user('ZhangSan').sendText('hi');
  assert.equal(cut.tries[0]?.outcome, 'connection_failed');
  app.callback.url = await serveTiny(t, (_request, response) => response.end('x'.repeat(1024 * 1024 + 1)));
  const endless = await wecom.user('ZhangSan').sendText('hi');
  assert.equal(endless.tries[0]?.problem, 'the answer is longer than 1 MB');
  app.callback.url = 'junk';
  const junk = await wecom.user('ZhangSan').sendText('hi');
  assert.match(junk.tries[0]?.problem ?? '', /is not a URL that begins with http/);
});

test('the same three times, late, and with a broken signature', async (t) => {
  const clock = new ManualClock();
  const { wecom, app } = await openStage(t, { clock });
  const msgIds: string[] = [];
  app.onText((message) => {
    msgIds.push(message.msgId);
  });
  const user = wecom.user('ZhangSan');
  await user.sendText('thrice', { delivery: { times: 3 } });
  assert.equal(wecom.exchanges.filter(({ kind }) => kind === 'callback').length, 4, 'and the verification of the URL');
  assert.equal(msgIds.length, 1, 'a framework that knows tries from new callbacks hears of it once');
  const late = user.sendText('late', { delivery: { delayMs: 2000 } });
  await clock.advance(1999);
  assert.equal(msgIds.length, 1);
  await clock.advance(1);
  await late;
  assert.equal(msgIds.length, 2);
  const broken = await user.sendText('broken', { delivery: { breakSignature: true } });
  assert.equal(broken.state, 'failed');
  assert.match(broken.tries[0]?.problem ?? '', /^status 403: msg_signature does not match/);
  assert.equal(msgIds.length, 2);
});

test('closing the emulator ends what is under way', async (t) => {
  const url = await serveTiny(t, () => {});
  const { wecom } = await open(t, url);
  const sending = wecom.user('ZhangSan').sendText('hi');
  const delayed = wecom.user('ZhangSan').sendText('hi', { delivery: { delayMs: 60_000 } });
  const expecting = wecom.expectReply();
  const rejected = assert.rejects(expecting, { code: 'closed' });
  await wecom.close();
  await rejected;
  assert.equal((await sending).tries[0]?.problem, 'the emulator was closed');
  assert.deepEqual((await delayed).tries, []);
  await wecom.close();
  const after = await wecom.user('ZhangSan').sendText('hi');
  assert.deepEqual(after.tries, []);
});

test('the request can be repeated in a shell', async (t) => {
  const url = `${await serveTiny(t, (_request, response) => response.end())}?a=%20b#part`;
  const { wecom } = await open(t, url);
  const { curl, request, answer } = await wecom.user('ZhangSan').sendText("it's");
  assert.ok(request.url.includes('/cb?a=%20b&msg_signature='));
  assert.ok(curl.includes(`'${request.url}'`) && curl.includes(`--data-binary '${request.body}'`));
  assert.match(request.body, /^<xml><ToUserName>.*<AgentID><!\[CDATA\[1000002\]\]><\/AgentID><Encrypt>/);
  assert.equal(answer?.kind, 'empty');
});

test('who cannot send', async (t) => {
  const wecom: Emulator = await startEmulator();
  t.after(() => wecom.close());
  const user = wecom.user('ZhangSan');
  await assert.rejects(user.sendText('x'), { code: 'unknown_reference', message: /no app yet/ });
  const app = wecom.createApp({ visibleUsers: ['lisi'] });
  await assert.rejects(user.sendText('x'), { code: 'invalid_argument', message: /visible range/ });
  await assert.rejects(wecom.user('lisi').sendText('x'), { code: 'no_callback', message: /app\.connect\(url\)\.$/ });
  await app.connect('ftp://nowhere');
  await assert.rejects(wecom.user('lisi').sendText('x'), { code: 'no_callback', message: /The last one did not pass/ });
  app.enabled = false;
  await assert.rejects(wecom.user('lisi').sendText('x'), { code: 'invalid_argument', message: /is stopped/ });
});
