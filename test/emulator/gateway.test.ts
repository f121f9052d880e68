import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, type Desk, openDesk, read } from './desk.js';

const HINT =
  /, hint: \[\d{25}\], from ip: 127\.0\.0\.1, more info at https:\/\/open\.work\.weixin\.qq\.com\/devtool\/query\?e=(\d+)$/;

test('gettoken hands out one token for two hours', async (t) => {
  const { wecom, app, clock } = await openDesk(t);
  const url = `${wecom.apiBase}/cgi-bin/gettoken?corpid=${wecom.corp.corpId}&corpsecret=${app.secret}`;
  const first = await read(fetch(url));
  assert.deepEqual(Object.keys(first), ['errcode', 'errmsg', 'access_token', 'expires_in']);
  assert.equal(first.expires_in, 7200);
  assert.ok(first.access_token.length <= 512);
  await clock.advance(7_199_000);
  const second = await read(fetch(url));
  assert.equal(second.access_token, first.access_token);
  assert.equal(second.expires_in, 1);
  await clock.advance(1000);
  const third = await read(fetch(url));
  assert.notEqual(third.access_token, first.access_token);
});

test('gettoken looks for the secret, then the corpid, then compares them', async (t) => {
  const { wecom, app } = await openDesk(t);
  const { corpId } = wecom.corp;
  const cases: [string, number, string][] = [
    ['', 41004, 'corpsecret missing'],
    [`?corpid=${corpId}`, 41004, 'corpsecret missing'],
    [`?corpsecret=${app.secret}`, 41002, 'corpid missing'],
    ['?corpid=ww0000000000000000&corpsecret=wrong', 40013, 'invalid corpid'],
    [`?corpid=${corpId}&corpsecret=wrong`, 40001, 'invalid credential'],
  ];
  for (const [query, errcode, text] of cases) {
    const answer = await read(fetch(`${wecom.apiBase}/cgi-bin/gettoken${query}`));
    assert.equal(answer.errcode, errcode, query);
    assert.equal(answer.errmsg.replace(HINT, ''), text);
    assert.equal(HINT.exec(answer.errmsg)?.[1], String(errcode));
  }
});

test('a stopped app gets no token and its token no answer', async (t) => {
  const desk = await openDesk(t);
  const token = await desk.token();
  desk.app.enabled = false;
  const business = await read(fetch(desk.url('agent/list', { access_token: token })));
  assert.equal(business.errcode, 50003);
  assert.equal(await desk.token(), undefined);
});

test('a reset secret ends the old one and its token', async (t) => {
  const desk = await openDesk(t);
  const token = await desk.token();
  const old = desk.app.secret;
  desk.app.secret = 'another';
  assert.equal((await desk.get('agent/list', { access_token: token })).errcode, 40014);
  assert.equal((await desk.get('agent/list')).errcode, 0);
  assert.equal(await desk.token(old), undefined);
});

test('the golden sample of a missing token', async (t) => {
  const { wecom } = await openDesk(t);
  const response = await fetch(`${wecom.apiBase}/cgi-bin/user/get?userid=zhangsan`, {
    headers: { authorization: 'Bearer ignored' },
  });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/json; charset=UTF-8');
  assert.equal(response.headers.get('server'), 'nginx');
  assert.equal(response.headers.get('error-code'), '41001');
  assert.match(response.headers.get('x-w-no') ?? '', /^\d+$/);
  const body = (await response.json()) as Answer;
  assert.equal(response.headers.get('error-msg'), body.errmsg);
  assert.match(body.errmsg, HINT);
  assert.equal(
    JSON.stringify({ ...body, errmsg: '' }),
    '{"errcode":41001,"errmsg":"","department":[],"order":[],"is_leader_in_dept":[],"direct_leader":[]}',
  );
});

test('a bad token is told apart from an expired one', async (t) => {
  const desk = await openDesk(t);
  const bad = await desk.get('user/get', { access_token: 'made-up', userid: 'lisi' });
  assert.equal(bad.errcode, 40014);
  assert.equal(bad.errmsg, 'invalid access_token');
  const token = await desk.token();
  await desk.clock.advance(7200_000);
  const expired = await desk.get('user/get', { access_token: token, userid: 'lisi' });
  assert.equal(expired.errcode, 42001);
  const empty = await desk.get('user/get', { access_token: '' });
  assert.equal(empty.errcode, 41001);
});

test('getcallbackip puts its list first and the hint into every text', async (t) => {
  const desk = await openDesk(t, { callbackIps: ['127.0.0.1'] });
  assert.equal(JSON.stringify(await desk.get('getcallbackip')), '{"ip_list":["127.0.0.1"],"errcode":0,"errmsg":"ok"}');
  const bad = await desk.get('getcallbackip', { access_token: 'made-up' });
  assert.deepEqual(Object.keys(bad), ['ip_list', 'errcode', 'errmsg']);
  assert.match(bad.errmsg, HINT);
  assert.deepEqual((await desk.get('get_api_domain_ip')).ip_list, ['127.0.0.1']);
});

test('an unknown path is 404 without a body', async (t) => {
  const { wecom } = await openDesk(t);
  for (const path of ['/cgi-bin/no/such/call', '/cgi-bin/constructor', '/', '/favicon.ico', '//cgi-bin/gettoken']) {
    const response = await fetch(wecom.apiBase + path);
    assert.equal(response.status, 404, path);
    assert.equal(await response.text(), '');
  }
});

test('a caller outside the trusted IPs is refused, but not by gettoken', async (t) => {
  const desk = await openDesk(t, {}, { trustedIps: ['127.0.0.1'] });
  assert.equal((await desk.get('agent/list')).errcode, 0);
  desk.wecom.faults.callerIp('1.2.3.4');
  const refused = await desk.get('agent/list');
  assert.equal(refused.errcode, 60020);
  assert.match(refused.errmsg, /^not allow to access from your ip, hint: \[\d+\], from ip: 1\.2\.3\.4, /);
  desk.wecom.faults.callerIp();
  assert.equal((await desk.get('agent/list')).errcode, 0);
});

test('the contacts-sync secret reads ids but neither details nor messages', async (t) => {
  const desk = await openDesk(t);
  const { secret } = desk.wecom.contacts;
  assert.equal((await desk.post('user/list_id', {}, {}, secret)).errcode, 0);
  assert.equal((await desk.get('department/simplelist', {}, secret)).errcode, 0);
  assert.equal((await desk.get('user/get', { userid: 'lisi' }, secret)).errcode, 48009);
  assert.equal((await desk.post('message/send', {}, {}, secret)).errcode, 48002);
  assert.equal((await desk.post('user/list_id', {})).errcode, 48002);
});

test('a POST call does not read what a GET brings', async (t) => {
  const desk = await openDesk(t);
  const answer = await desk.get('user/getuserid');
  assert.equal(answer.errcode, 40058);
  assert.match(answer.errmsg, /^invalid Request Parameter, hint/);
});

test('the base limits block for as long as the window', async (t) => {
  const desk = await openDesk(t, { limits: { apiPerMinute: 2, debugPerMinute: 1 } });
  const call = async (query = {}) => (await desk.get('agent/list', query)).errcode;
  assert.deepEqual([await call(), await call(), await call()], [0, 0, 45009]);
  await desk.clock.advance(59_999);
  assert.equal(await call(), 45009);
  await desk.clock.advance(1);
  assert.deepEqual([await call({ debug: 1 }), await call({ debug: 1 })], [0, 45009]);
});

test('limits by the hour, the day and the IP', async (t) => {
  const desk = await openDesk(t, { limits: { ipPerMinute: 1, ticketPerAppHour: 1, imagePerDay: 1 } });
  assert.equal((await desk.get('agent/list')).errcode, 0);
  assert.equal((await desk.get('agent/list')).errcode, 45009);
  desk.wecom.faults.callerIp('9.9.9.9');
  assert.equal((await desk.get('agent/list')).errcode, 0);
  assert.equal((await desk.get('get_jsapi_ticket')).errcode, 0);
  await desk.clock.advance(60_000);
  assert.equal((await desk.get('get_jsapi_ticket')).errcode, 45009);
  await desk.clock.advance(3_600_000);
  assert.equal((await desk.get('get_jsapi_ticket')).errcode, 0);
});

test('two emulators in one process know nothing of each other', async (t) => {
  const [one, two] = [await openDesk(t), await openDesk(t)];
  const token = await one.token();
  assert.equal((await two.get('agent/list', { access_token: token })).errcode, 40014);
  assert.notEqual(one.wecom.apiBase, two.wecom.apiBase);
  assert.deepEqual(pathsOf(one), ['/cgi-bin/gettoken']);
});

test('calls are recorded without secrets', async (t) => {
  const desk = await openDesk(t);
  const seen: string[] = [];
  const stop = desk.wecom.onCall((call) => seen.push(call.path));
  await desk.post('message/send', { touser: 'lisi', msgtype: 'text', text: { content: 'hi' } });
  stop();
  await desk.get('agent/list');
  assert.deepEqual(seen, ['/cgi-bin/gettoken', '/cgi-bin/message/send']);
  const [sent] = desk.wecom.callsOf('message/send');
  assert.equal(sent?.method, 'POST');
  assert.equal(sent?.agentId, desk.app.agentId);
  assert.equal(sent?.callerIp, '127.0.0.1');
  assert.equal(sent?.status, 200);
  assert.equal(sent?.errCode, 0);
  assert.equal(sent?.at, desk.clock.now());
  assert.deepEqual(sent?.body, { touser: 'lisi', msgtype: 'text', text: { content: 'hi' } });
  const everything = JSON.stringify(desk.wecom.calls);
  assert.ok(!everything.includes(desk.app.secret));
  assert.ok(!everything.includes(await desk.token()));
  const [again] = desk.wecom.callsOf('/cgi-bin/agent/list');
  assert.equal(again?.query.access_token, sent?.query.access_token);
  assert.match(sent?.query.access_token ?? '', /^#[0-9a-f]{8}$/);
});

test('a thousand calls at once are all answered', async (t) => {
  const desk = await openDesk(t);
  const token = await desk.token();
  const url = desk.url('agent/list', { access_token: token });
  const answers = await Promise.all(Array.from({ length: 1000 }, () => read(fetch(url))));
  assert.ok(answers.every((answer) => answer.errcode === 0));
});

function pathsOf({ wecom }: Desk): string[] {
  return wecom.calls.map(({ path }) => path);
}
