import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signUrl } from '../../src/api/index.js';
import { MemoryTokenStore } from '../../src/store/index.js';
import { openApiDesk } from './desk.js';

const TICKET = 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg';

test('a signature is the one that WeCom publishes', () => {
  const request = { ticket: TICKET, nonceStr: 'Wm3WZYTPz0wzccnW', timestamp: 1414587457 };
  const expected = '0f9de62fce790f9a083d5c99e95740ceb90c27ed';
  assert.equal(signUrl({ ...request, url: 'http://mp.weixin.qq.com?params=value' }), expected);
  assert.equal(signUrl({ ...request, url: 'http://mp.weixin.qq.com?params=value#top' }), expected);
});

test('pages are signed by cached tickets: the corp’s for config, the app’s for agentConfig', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const url = 'https://app.example/page?x=1';
  const config = await api.jssdk.config(`${url}#/route`);
  const { nonceStr, timestamp, signature } = config;
  assert.equal(config.appId, desk.app.corpId);
  assert.equal(timestamp, desk.clock.now() / 1000);
  assert.equal(signature, signUrl({ ticket: await api.jssdk.getCorpTicket(), nonceStr, timestamp, url }));
  const agentConfig = await api.jssdk.agentConfig(url);
  assert.deepEqual([agentConfig.corpId, agentConfig.agentId], [desk.app.corpId, desk.app.agentId]);
  const ticket = await api.jssdk.getAppTicket();
  assert.equal(agentConfig.signature, signUrl({ ticket, nonceStr: agentConfig.nonceStr, timestamp, url }));
  assert.notEqual(ticket, await api.jssdk.getCorpTicket());
  assert.notEqual((await api.jssdk.config(url)).nonceStr, nonceStr);
  assert.equal(desk.wecom.callsOf('get_jsapi_ticket').length, 1);
  assert.equal(desk.wecom.callsOf('ticket/get').length, 1);
  assert.equal(desk.wecom.callsOf('ticket/get')[0]?.query.type, 'agent_config');
  await desk.clock.advance(6_900_000);
  await Promise.all([api.jssdk.config(url), api.jssdk.config(url)]);
  assert.equal(desk.wecom.callsOf('get_jsapi_ticket').length, 2);
});

test('apps that share a store share the corp’s ticket and nothing else', async (t) => {
  const desk = await openApiDesk(t);
  const tokenStore = new MemoryTokenStore(desk.clock);
  const { secret, agentId } = desk.wecom.createApp();
  const [one, two] = [desk.client({ tokenStore }), desk.client({ tokenStore, secret, agentId })];
  assert.equal(await one.jssdk.getCorpTicket(), await two.jssdk.getCorpTicket());
  assert.notEqual(await one.jssdk.getAppTicket(), await two.jssdk.getAppTicket());
  assert.equal(desk.wecom.callsOf('get_jsapi_ticket').length, 1);
  assert.equal(desk.wecom.callsOf('ticket/get').length, 2);
});

test('a ticket that proves unusable is fetched again', async (t) => {
  const desk = await openApiDesk(t);
  const { jssdk } = desk.client();
  await jssdk.getCorpTicket(await jssdk.getCorpTicket());
  await jssdk.getAppTicket(await jssdk.getAppTicket());
  assert.equal(desk.wecom.callsOf('get_jsapi_ticket').length, 2);
  assert.equal(desk.wecom.callsOf('ticket/get').length, 2);
});
