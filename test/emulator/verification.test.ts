import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import { type TestContext, test } from 'node:test';
import { ManualClock } from '../../src/clock/index.js';
import { type CallbackError, verifyUrl } from '../../src/crypto/index.js';
import { type EmulatedApp, type EmulatorOptions, startEmulator, type VerdictCode } from '../../src/emulator/index.js';
import { WecomApp } from '../../src/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { closedPort, serveTiny, startApp } from './stage.js';

async function open(t: TestContext, options: EmulatorOptions = {}) {
  const wecom = await startEmulator(options);
  t.after(() => wecom.close());
  return { wecom, app: wecom.createApp() };
}

type Settings = Parameters<typeof verifyUrl>[0] & { readonly receiveId: string };

function settingsOf({ callback, corpId }: EmulatedApp): Settings {
  return { token: callback.token, encodingAESKey: callback.encodingAESKey, receiveId: corpId } as Settings;
}

function queryOf(url = ''): Record<string, string> {
  return Object.fromEntries(new URL(url, 'http://x').searchParams);
}

test("a good URL becomes the app's", async (t) => {
  const { wecom, app } = await open(t);
  await startApp(t, app);
  assert.deepEqual(
    { ...app.verification, at: 0, durationMs: 0 },
    {
      ok: true,
      code: 'ok',
      message: 'The URL is verified and saved.',
      at: 0,
      durationMs: 0,
    },
  );
  assert.match(app.callback.url ?? '', /\/wecom_app_cb$/);
  const [exchange] = wecom.exchanges;
  assert.ok(
    exchange?.kind === 'callback' && exchange.title === 'url verification' && exchange.request.method === 'GET',
  );
  assert.equal(exchange.answer?.body, exchange.request.xml);
  assert.match(exchange.curl, /^curl 'http.*echostr=/);
});

test('each wrong way to answer the echo has a name', async (t) => {
  const { app } = await open(t);
  let answer: (echo: string, echoStr: string) => string = (echo) => echo;
  const url = await serveTiny(t, (request, response) => {
    const query = queryOf(request.url);
    response.end(answer(verifyUrl(settingsOf(app), query), query.echostr ?? ''));
  });
  const cases: Readonly<Partial<Record<VerdictCode, (echo: string, echoStr: string) => string>>> = {
    empty_answer: () => '',
    quoted_echo: (echo) => JSON.stringify(echo),
    json_wrapped: (echo) => JSON.stringify({ echostr: echo }),
    xml_wrapped: (echo) => `<xml><EchoStr>${echo}</EchoStr></xml>`,
    bom: (echo) => `\uFEFF${echo}`,
    trailing_newline: (echo) => `${echo}\n`,
    surrounding_blanks: (echo) => `  ${echo}`,
    rounded_number: (echo) => String(Number(echo)),
    not_decrypted: (_echo, echoStr) => echoStr,
    html_page: () => '<!-- x --><!DOCTYPE html><html></html>',
    wrong_echo: () => 'success',
  };
  for (const [code, wrong] of Object.entries(cases)) {
    answer = wrong;
    const report = await app.connect(url);
    assert.equal(report.code, code, report.message);
    assert.equal(report.ok, false);
    assert.ok(report.message.length > 20);
  }
  answer = (echo) => `{"echostr":${Number(echo)}}`;
  assert.equal((await app.connect(url)).code, 'json_wrapped');
  answer = (echo) => `"${Number(echo).toExponential()}"`;
  assert.equal((await app.connect(url)).code, 'rounded_number');
  assert.equal(app.callback.url, undefined);
});

test('a slow answer and none at all', async (t) => {
  const clock = new ManualClock();
  const { app } = await open(t, { clock });
  let answer = (): void => {};
  const arrival = { come: (): void => {} };
  const url = await serveTiny(t, (request, response) => {
    answer = () => response.end(verifyUrl(settingsOf(app), queryOf(request.url)));
    arrival.come();
  });
  const arrived = () =>
    new Promise<void>((resolve) => {
      arrival.come = resolve;
    });
  for (const [delay, code] of [
    [1000, 'ok'],
    [1001, 'slow_answer'],
    [5000, 'timeout'],
  ] as const) {
    const coming = arrived();
    const saving = app.connect(url);
    await coming;
    await clock.advance(delay);
    answer();
    const report = await saving;
    assert.deepEqual([report.code, report.durationMs], [code, delay]);
  }
});

test('URLs that lead nowhere', async (t) => {
  const { app, wecom } = await open(t);
  const port = await closedPort();
  const redirect = await serveTiny(t, (_request, response) => response.writeHead(301, { Location: '/cb/' }).end());
  const silent = await serveTiny(t, (_request, response) => response.writeHead(304).end());
  const broken = await serveTiny(t, (request) => request.socket.destroy());
  const statusOf = async (status: number) => serveTiny(t, (_request, response) => response.writeHead(status).end());
  const cases: readonly (readonly [string, VerdictCode, RegExp])[] = [
    ['not a url', 'not_url', /"not a url" is no URL/],
    [`http://127.0.0.1:${port}/cb`, 'connection_refused', /Start the app first/],
    ['http://wecom.invalid/cb', 'host_not_found', /spelling of the host/],
    [redirect, 'redirect', /redirects \(301\) to \/cb\//],
    [silent, 'redirect', /redirects \(304\);/],
    [broken, 'connection_failed', /closed before the whole answer/],
    [await statusOf(404), 'not_found', /Nothing is served at this path/],
    [await statusOf(405), 'get_not_served', /does not serve GET/],
    [await statusOf(500), 'bad_status', /answered 500; look into its log/],
    [(await statusOf(200)).replace('http:', 'https:'), 'tls_error', /Check http:\/\/ against https/],
  ];
  for (const [url, code, message] of cases) {
    const report = await app.connect(url);
    assert.equal(report.code, code, report.message);
    assert.match(report.message, message);
  }
  const last = wecom.exchanges.at(-1);
  assert.ok(last?.kind === 'callback' && last.state === 'failed' && last.answer === undefined);
});

test('a certificate that nobody vouches for', async (t) => {
  const { app } = await open(t);
  // Without a certificate at all the handshake fails too.
  const server = createServer((_request, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const report = await app.connect(`https://127.0.0.1:${address.port}/`);
  assert.equal(report.code, 'tls_error', report.message);
});

test('the framework with other settings: token, key or corpId', async (t) => {
  const { app } = await open(t);
  const other = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
  for (const [change, code, said] of [
    [{ WECOM_APP_TOKEN: 'other' }, 'wrong_token', 'msg_signature does not match'],
    [{ WECOM_APP_AES_KEY: other }, 'wrong_key', 'makes no sense'],
    [{ WECOM_APP_CORP_ID: 'ww0000000000000000' }, 'wrong_corp_id', 'meant for another receiver'],
  ] as const) {
    const environment = { ...app.environment(), ...change };
    const wrong = new WecomApp({ environment, host: '127.0.0.1', port: 0, logger: recordingLogger() });
    const server = await wrong.listen({ closeOnSignals: false });
    t.after(() => wrong.close());
    const report = await app.connect(`${server.origin}/wecom_app_cb`);
    assert.equal(report.code, code, report.message);
    assert.ok(report.message.includes(said), report.message);
    assert.ok(!report.message.includes(app.callback.token));
  }
});

test('an app of few words is found out by what it does, not by what it says', async (t) => {
  const { app } = await open(t);
  let settings = settingsOf(app);
  let statusOf = (_code: string): number => 403;
  const url = await serveTiny(t, (request, response) => {
    try {
      response.end(verifyUrl(settings, queryOf(request.url)));
    } catch (error) {
      response.writeHead(statusOf((error as CallbackError).code)).end('<error/>');
    }
  });
  const right = settings;
  const key = { ...right, encodingAESKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' } as Settings;
  statusOf = (code) => (code === 'signature_mismatch' ? 401 : code === 'decrypt_failed' ? 500 : 400);
  settings = { ...right, token: 'other' } as Settings;
  assert.equal((await app.connect(url)).code, 'wrong_token');
  settings = key;
  assert.equal((await app.connect(url)).code, 'wrong_key');
  settings = { ...right, receiveId: 'wwother' } as Settings;
  assert.equal((await app.connect(url)).code, 'wrong_corp_id');
  // One that refuses everything alike gives nothing away.
  statusOf = () => 400;
  settings = key;
  const report = await app.connect(url);
  assert.equal(report.code, 'wrong_token');
  assert.match(report.message, /^The app answered 400: the app's Token/);
});
