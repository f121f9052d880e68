import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import express from 'express';
import { signUrl, WecomClient } from '../../src/api/index.js';
import { startEmulator } from '../../src/emulator/index.js';
import { ConfigError } from '../../src/errors/index.js';
import { jssdkRouter } from '../../src/login/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { closerOf, serve, Visitor } from './site.js';

const APP = 'https://app.example';
const PAGE = `${APP}/reports/?q=年&x=1#top`;

async function open(t: TestContext, environment: Readonly<Record<string, string>> = {}) {
  const wecom = await startEmulator();
  t.after(() => wecom.close());
  const emulated = wecom.createApp();
  const logger = recordingLogger();
  const api = new WecomClient({ environment: { ...emulated.environment(), ...environment }, logger });
  t.after(() => api.close());
  const site = express().set('env', 'test');
  site.use('/jssdk', jssdkRouter({ api, origins: [APP, 'http://other.example:8080/'], logger }));
  const origin = await serve(closerOf(t), site);
  const visitor = new Visitor({ accept: 'application/json' });
  const ask = (path: string, page?: string, headers = {}, method = 'GET') =>
    visitor.open(
      `${origin}/jssdk/${path}${page === undefined ? '' : `?url=${encodeURIComponent(page)}`}`,
      headers,
      method,
    );
  return { wecom, emulated, api, logger, ask };
}

describe('jssdkRouter', () => {
  it('signs a page for wx.config and for wx.agentConfig', async (t) => {
    const { emulated, api, ask } = await open(t);
    const url = PAGE.replace('#top', '');
    const config = await ask('config', PAGE);
    assert.equal(config.status, 200);
    assert.equal(config.headers['cache-control'], 'no-store');
    const { appId, timestamp, nonceStr, signature, ...rest } = config.json;
    assert.deepEqual([appId, rest], [emulated.corpId, {}]);
    assert.equal(signature, signUrl({ ticket: await api.jssdk.getCorpTicket(), timestamp, nonceStr, url }));
    const { corpid, agentid, ...signed } = (await ask('agent-config', PAGE)).json;
    assert.deepEqual([corpid, agentid], [emulated.corpId, emulated.agentId]);
    assert.deepEqual(Object.keys(signed), ['timestamp', 'nonceStr', 'signature']);
    const { signature: given, ...made } = signed;
    assert.equal(given, signUrl({ ...made, ticket: await api.jssdk.getAppTicket(), url }));
    assert.equal((await ask('config', 'http://other.example:8080/')).status, 200);
  });

  it('signs no page but those of its origins, as browsers spell them', async (t) => {
    const { wecom, ask } = await open(t);
    const pages = [
      undefined,
      '',
      'reports',
      '/reports',
      'https://evil.example/',
      'https://app.example.evil.example/',
      'https://app.example@evil.example/',
      'https://app.example:8443/',
      'http://app.example/',
      'https://APP.example/',
      'https://app.example',
      'https://app.example\\@evil.example/',
      ' https://app.example/',
      'https:/app.example/',
      'javascript:alert(1)',
      'file:///etc/passwd',
      `${APP}/${'x'.repeat(5000)}`,
    ];
    for (const page of pages) {
      const { status, json } = await ask('config', page);
      assert.deepEqual([status, json.error, typeof json.message], [400, 'invalid_url', 'string'], page);
    }
    const repeated = await ask(`config?url=${encodeURIComponent(PAGE)}&url=${encodeURIComponent(PAGE)}`);
    assert.equal(repeated.status, 400);
    assert.equal(wecom.callsOf('get_jsapi_ticket').length, 0);
  });

  it('answers the pages of its origins, wherever they are, and no others', async (t) => {
    const { ask } = await open(t);
    const crossing = await ask('config', PAGE, { origin: APP, 'sec-fetch-site': 'cross-site' });
    assert.equal(crossing.status, 200);
    assert.equal(crossing.headers['access-control-allow-origin'], APP);
    assert.equal(crossing.headers.vary, 'Origin');
    const preflight = await ask('config', undefined, { origin: APP }, 'OPTIONS');
    assert.deepEqual([preflight.status, preflight.headers['access-control-allow-methods']], [204, 'GET']);
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const { status, json, headers: answer } = await ask('config', PAGE, headers);
      assert.deepEqual([status, json.error], [403, 'foreign_origin']);
      assert.equal(answer['access-control-allow-origin'], undefined);
    }
    assert.equal((await ask('config', PAGE, { 'sec-fetch-site': 'same-origin' })).status, 200);
    assert.equal((await ask('elsewhere', PAGE)).status, 404);
  });

  it('says when WeCom gives no ticket, and why in the log', async (t) => {
    const { wecom, logger, ask } = await open(t);
    wecom.faults.failNext('get_jsapi_ticket', 60020);
    const { status, json } = await ask('config', PAGE);
    assert.deepEqual([status, json.error], [502, 'wecom_unavailable']);
    assert.match(String(logger.lines.find(({ level }) => level === 'error')?.err), /60020/);
  });

  it('leaves a setting that is missing to Express', async (t) => {
    const { ask } = await open(t, { WECOM_APP_AGENT_ID: '' });
    assert.equal((await ask('config', PAGE)).status, 200);
    assert.equal((await ask('agent-config', PAGE)).status, 500);
  });

  it('wants origins', () => {
    const environment = { WECOM_APP_CORP_ID: 'ww0', WECOM_APP_SECRET: 's' };
    const api = new WecomClient({ environment });
    for (const origins of [[], ['app.example'], [`${APP}/path`], [APP, 'ftp://app.example']]) {
      assert.throws(() => jssdkRouter({ api, origins }), ConfigError);
    }
  });
});
