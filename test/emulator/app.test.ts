import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../src/emulator/index.js';
import { openDesk, text } from './desk.js';

test('agent get, list and set', async (t) => {
  const desk = await openDesk(t, {}, { name: '机器人', visibleUsers: ['lisi'], visibleTags: [3] });
  const { agentId } = desk.app;
  assert.equal(agentId, 1000002);
  assert.deepEqual(await desk.get('agent/get', { agentid: agentId }), {
    errcode: 0,
    errmsg: 'ok',
    agentid: agentId,
    name: '机器人',
    square_logo_url: '',
    description: '',
    allow_userinfos: { user: [{ userid: 'lisi' }] },
    allow_partys: { partyid: [] },
    allow_tags: { tagid: [3] },
    close: 0,
    redirect_domain: '',
    report_location_flag: 0,
    isreportenter: 0,
    home_url: '',
  });
  const change = {
    name: '新名',
    description: '新的描述',
    redirect_domain: 'a.b',
    home_url: 'https://a.b/',
    report_location_flag: 1,
    isreportenter: 1,
  };
  const logo_mediaid = await desk.mediaId('image');
  assert.deepEqual(await desk.post('agent/set', { agentid: agentId, ...change, logo_mediaid }), {
    errcode: 0,
    errmsg: 'ok',
  });
  const changed = await desk.get('agent/get', { agentid: agentId });
  assert.deepEqual({ ...changed, ...change }, changed);
  assert.deepEqual((await desk.get('agent/list')).agentlist, [{ agentid: agentId, name: '新名', square_logo_url: '' }]);
});

test('what the agent calls refuse', async (t) => {
  const desk = await openDesk(t);
  const { agentId: agentid } = desk.app;
  assert.equal((await desk.get('agent/get', { agentid: 7 })).errcode, 301002);
  assert.equal((await desk.get('agent/get', { agentid: 'x' })).errcode, 40056);
  assert.equal((await desk.get('agent/get')).errcode, 40056);
  const cases: [JsonObject, number][] = [
    [{}, 41011],
    [{ agentid: 7 }, 301002],
    [{ agentid, name: text(33) }, 45022],
    [{ agentid, name: '' }, 45022],
    [{ agentid, description: 'abc' }, 45004],
    [{ agentid, description: text(121) }, 45004],
    [{ agentid, report_location_flag: 2 }, 40059],
    [{ agentid, home_url: 'a.b' }, 40094],
    [{ agentid, logo_mediaid: 'unknown' }, 40007],
  ];
  for (const [body, errcode] of cases)
    assert.equal((await desk.post('agent/set', body)).errcode, errcode, JSON.stringify(body));
});

test('menu create, get and delete', async (t) => {
  const desk = await openDesk(t);
  const query = { agentid: desk.app.agentId };
  const button = [
    { type: 'click', name: '今日歌曲', key: 'V1001' },
    {
      name: '菜单',
      sub_button: [
        { type: 'view', name: '搜索', url: 'https://a.b/' },
        { type: 'view_miniprogram', name: '小程序', appid: 'wx1', pagepath: 'p' },
        { type: 'scancode_waitmsg', name: '扫码', key: 'k' },
      ],
    },
  ];
  const empty = await desk.get('menu/get', query);
  assert.deepEqual([empty.errcode, empty.button], [46003, []]);
  assert.deepEqual(await desk.post('menu/create', { button }, query), { errcode: 0, errmsg: 'ok' });
  assert.deepEqual(await desk.get('menu/get', query), { errcode: 0, errmsg: 'ok', button });
  assert.deepEqual(await desk.get('menu/delete', query), { errcode: 0, errmsg: 'ok' });
  assert.equal((await desk.get('menu/get', query)).errcode, 46003);
});

test('what a menu may not be', async (t) => {
  const desk = await openDesk(t);
  const click = { type: 'click', name: 'n', key: 'k' };
  const under = (...sub_button: JsonObject[]) => [{ name: 'n', sub_button }];
  const cases: [JsonObject[], number][] = [
    [[], 40016],
    [[click, click, click, click], 40016],
    [[{ ...click, name: '' }], 41102],
    [[{ ...click, name: '六个汉字太长' }], 40018],
    [[{ ...click, type: 'other' }], 40017],
    [[{ ...click, key: text(129) }], 40019],
    [[{ type: 'click', name: 'n' }], 40019],
    [[{ type: 'view', name: 'n' }], 40020],
    [[{ type: 'view', name: 'n', url: `https://a.b/${text(1024)}` }], 40020],
    [[{ type: 'view', name: 'n', url: 'a.b' }], 40055],
    [[{ type: 'view_miniprogram', name: 'n', appid: 'wx1' }], 40058],
    [under(click, click, click, click, click, click), 40023],
    [under({ ...click, type: '' }), 40024],
    [under({ ...click, name: text(41) }), 40025],
    [under({ ...click, key: '' }), 40026],
    [under({ type: 'view', name: 'n' }), 40027],
    [under({ type: 'view', name: 'n', url: 'ftp://a.b' }), 40054],
    [under({ name: 'n', sub_button: [click] }), 40022],
  ];
  for (const [button, errcode] of cases) {
    const answer = await desk.post('menu/create', { button }, { agentid: desk.app.agentId });
    assert.equal(answer.errcode, errcode, JSON.stringify(button));
  }
  assert.equal((await desk.post('menu/create', { button: [click] })).errcode, 40056);
  assert.equal((await desk.post('menu/create', { button: [click] }, { agentid: 7 })).errcode, 301002);
});

test('tickets of the company and of the app', async (t) => {
  const desk = await openDesk(t, { limits: { ticketPerAppHour: 4 } });
  const corp = await desk.get('get_jsapi_ticket');
  assert.deepEqual(corp, { errcode: 0, errmsg: 'ok', ticket: corp.ticket, expires_in: 7200 });
  const app = await desk.get('ticket/get', { type: 'agent_config' });
  assert.notEqual(app.ticket, corp.ticket);
  const other = desk.wecom.createApp();
  assert.notEqual((await desk.get('ticket/get', { type: 'agent_config' }, other.secret)).ticket, app.ticket);
  assert.equal((await desk.get('get_jsapi_ticket', {}, other.secret)).ticket, corp.ticket);
  assert.equal((await desk.get('ticket/get', { type: 'jsapi' })).errcode, 91040);
  await desk.clock.advance(7200_000);
  assert.notEqual((await desk.get('get_jsapi_ticket')).ticket, corp.ticket);
});
