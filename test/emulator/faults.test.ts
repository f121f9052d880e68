import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EmulatorError } from '../../src/emulator/index.js';
import { openDesk, read } from './desk.js';

const MESSAGE = { touser: 'lisi', msgtype: 'text', text: { content: 'hi' } };

test('expireToken ends tokens of all apps or of one', async (t) => {
  const desk = await openDesk(t);
  const other = desk.wecom.createApp();
  const [mine, theirs] = [await desk.token(), await desk.token(other.secret)];
  const code = async (token: string) => (await desk.get('agent/list', { access_token: token })).errcode;
  desk.wecom.faults.expireToken(other.agentId);
  assert.deepEqual([await code(mine), await code(theirs)], [0, 42001]);
  desk.wecom.faults.expireToken();
  assert.equal(await code(mine), 42001);
  const renewed = await desk.token();
  assert.notEqual(renewed, mine);
  assert.equal(await code(renewed), 0);
  assert.throws(() => desk.wecom.faults.expireToken(7), { name: 'EmulatorError', code: 'unknown_reference' });
});

test('voidToken withdraws one token or all', async (t) => {
  const desk = await openDesk(t);
  const other = desk.wecom.createApp();
  const [mine, theirs] = [await desk.token(), await desk.token(other.secret)];
  const code = async (token: string) => (await desk.get('agent/list', { access_token: token })).errcode;
  desk.wecom.faults.voidToken('nobody has it');
  desk.wecom.faults.voidToken(mine);
  assert.deepEqual([await code(mine), await code(theirs)], [40014, 0]);
  assert.notEqual(await desk.token(), mine);
  desk.wecom.faults.voidToken();
  assert.equal(await code(theirs), 40014);
});

test('failNext answers the next calls and does nothing', async (t) => {
  const desk = await openDesk(t);
  desk.wecom.faults.failNext('message/send', 45033, 2);
  desk.wecom.faults.failNext('/cgi-bin/message/send', -1, 1, 'system busy');
  const answers = [];
  for (let i = 0; i < 4; i += 1) answers.push(await desk.post('message/send', MESSAGE));
  assert.deepEqual(
    answers.map(({ errcode }) => errcode),
    [45033, 45033, -1, 0],
  );
  assert.match(answers[0]!.errmsg, /^api concurrent out of limit, hint: /);
  assert.match(answers[2]!.errmsg, /^system busy, hint: /);
  assert.equal(desk.wecom.sent.length, 1);
  assert.deepEqual(
    desk.wecom.callsOf('message/send').map(({ fault }) => fault),
    ['fail', 'fail', 'fail', undefined],
  );
  desk.wecom.faults.failNext('gettoken', 45009);
  assert.equal(await desk.token(), undefined);
});

test('delayNext waits by the clock, then the call goes on', async (t) => {
  const desk = await openDesk(t);
  desk.wecom.faults.delayNext('agent/list', 3000);
  const pending = desk.get('agent/list');
  while (desk.clock.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(desk.wecom.callsOf('agent/list').length, 0);
  await desk.clock.advance(3000);
  assert.equal((await pending).errcode, 0);
});

test('closing ends calls that still wait', async (t) => {
  const desk = await openDesk(t);
  desk.wecom.faults.delayNext('gettoken', 3000);
  const pending = assert.rejects(desk.token());
  while (desk.clock.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
  await desk.wecom.close();
  await pending;
  assert.equal(desk.clock.waiting, 0);
  await desk.wecom.close();
});

test('dropNext destroys the connection before or after the call takes effect', async (t) => {
  const desk = await openDesk(t);
  desk.wecom.faults.dropNext('message/send');
  await assert.rejects(desk.post('message/send', MESSAGE), TypeError);
  assert.equal(desk.wecom.sent.length, 0);
  desk.wecom.faults.dropNext('message/send', 1, 'after');
  await assert.rejects(desk.post('message/send', MESSAGE), TypeError);
  assert.equal(desk.wecom.sent.length, 1);
  assert.equal((await desk.post('message/send', MESSAGE)).errcode, 0);
  assert.deepEqual(
    desk.wecom.callsOf('message/send').map(({ status, errCode, fault }) => [status, errCode, fault]),
    [
      [0, undefined, 'drop'],
      [0, 0, 'drop'],
      [200, 0, undefined],
    ],
  );
});

test('answerNext answers what the API never would', async (t) => {
  const desk = await openDesk(t);
  desk.wecom.faults.answerNext('agent/list', {
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: '<html>Bad Gateway</html>',
  });
  desk.wecom.faults.answerNext('agent/list', {});
  const url = desk.url('agent/list');
  const gateway = await fetch(url);
  assert.equal(gateway.status, 502);
  assert.equal(await gateway.text(), '<html>Bad Gateway</html>');
  const empty = await fetch(url);
  assert.deepEqual([empty.status, await empty.text()], [200, '']);
  assert.equal((await read(fetch(url))).errcode, 41001);
});

test('clear takes back what has not happened', async (t) => {
  const desk = await openDesk(t, {}, { trustedIps: ['127.0.0.1'] });
  desk.wecom.faults.failNext('agent/list', -1);
  desk.wecom.faults.delayNext('agent/list', 1000);
  desk.wecom.faults.callerIp('1.2.3.4');
  desk.wecom.faults.clear();
  assert.equal((await desk.get('agent/list')).errcode, 0);
});

test('a fault for a call that does not exist is refused', async (t) => {
  const desk = await openDesk(t);
  assert.throws(() => desk.wecom.faults.failNext('message/sent', -1), EmulatorError);
  assert.throws(() => desk.wecom.faults.delayNext('message/sent', 1), { code: 'unknown_call' });
});
