import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Menu } from '../../src/api/index.js';
import { SAMPLES } from '../emulator/desk.js';
import { openApiDesk } from './desk.js';

const MENU: Menu = {
  button: [
    { name: '今日报表', type: 'click', key: 'REPORT' },
    {
      name: '更多',
      subButton: [
        { name: '官网', type: 'view', url: 'https://a.example/' },
        { name: '扫码', type: 'scancode_waitmsg', key: 'SCAN' },
        { name: '小程序', type: 'view_miniprogram', appId: 'wx0123', pagePath: 'pages/index' },
      ],
    },
  ],
};

test('a menu comes back as it was set, and none is none', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  assert.equal(await api.menu.get(), undefined);
  await api.menu.create(MENU);
  assert.deepEqual(await api.menu.get(), MENU);
  await api.menu.delete();
  assert.equal(await api.menu.get(), undefined);
  assert.equal(desk.wecom.callsOf('menu/create')[0]?.query.agentid, String(desk.app.agentId));
  await assert.rejects(api.menu.create({ button: [] }), { code: 'invalid_button_count', errCode: 40016 });
  desk.wecom.faults.failNext('menu/get', 48002);
  await assert.rejects(api.menu.get(), { errCode: 48002 });
});

test('empty submenus and types of the real server are read', async (t) => {
  const desk = await openApiDesk(t);
  const wire = {
    errcode: 0,
    button: [
      { name: 'A', type: 'click', key: 'a', sub_button: [] },
      {
        name: 'B',
        type: '',
        key: '',
        sub_button: [{ name: 'C', type: 'view', url: 'https://a.example/', sub_button: [] }],
      },
    ],
  };
  desk.wecom.faults.answerNext('menu/get', { body: JSON.stringify(wire) });
  const menu = await desk.client().menu.get();
  assert.deepEqual(menu?.button[0], { name: 'A', type: 'click', key: 'a' });
  assert.deepEqual(menu?.button[1], {
    name: 'B',
    subButton: [{ name: 'C', type: 'view', url: 'https://a.example/', subButton: [] }],
  });
});

test('the app reads and changes its own settings', async (t) => {
  const desk = await openApiDesk(t, {}, { name: '报表', visibleUsers: ['lisi'], visibleParties: [1] });
  const api = desk.client();
  const { mediaId } = await api.media.upload('image', SAMPLES.image);
  await api.agent.set({
    name: '新报表',
    description: '每天的报表',
    homeUrl: 'https://a.example/',
    reportLocationFlag: 1,
    isReportEnter: 1,
    redirectDomain: 'a.example',
    logoMediaId: mediaId,
  });
  const agent = await api.agent.get();
  assert.deepEqual(
    [agent.agentId, agent.name, agent.homeUrl, agent.reportLocationFlag, agent.isReportEnter, agent.close],
    [desk.app.agentId, '新报表', 'https://a.example/', 1, 1, 0],
  );
  assert.deepEqual(agent.allowUserInfos, { user: [{ userId: 'lisi' }] });
  assert.deepEqual(agent.allowPartys, { partyId: [1] });
  const [listed] = await api.agent.list();
  assert.equal(listed?.agentId, desk.app.agentId);
  const other = desk.wecom.createApp();
  await assert.rejects(desk.client({ agentId: other.agentId }).agent.get(), { code: 'wrong_agent', errCode: 301002 });
});

test('addresses of WeCom', async (t) => {
  const desk = await openApiDesk(t, {
    callbackIps: ['101.226.103.*', '182.254.11.176/28'],
    apiDomainIps: ['182.254.11.176'],
  });
  const api = desk.client();
  assert.deepEqual(await api.ip.getCallbackIp(), ['101.226.103.*', '182.254.11.176/28']);
  assert.deepEqual(await api.ip.getApiDomainIp(), ['182.254.11.176']);
});
