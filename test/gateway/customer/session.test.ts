import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CustomerGateway } from '../../../src/gateway/customer/index.js';
import { MemoryBackend } from '../../../src/store/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { goOnline, openDesk } from './desk.js';
import { FakeDriver } from './fake-driver.js';

const refused = (message: RegExp) => ({ name: 'CustomerGatewayError', code: 'wrong_state', status: 409, message });

test('a login by QR code and by six digits, step by step', async (t) => {
  const { gateway, driver, clock } = openDesk(t);
  assert.deepEqual(gateway.status(), {
    state: 'stopped',
    next: 'Call POST /goStart.',
    mayManage: true,
    since: clock.now(),
    driver: { name: 'fake', needsLogin: true, confirmedByMember: false, canSwitchAccount: true },
  });
  const scan = await gateway.start();
  assert.equal(scan.state, 'scan');
  assert.deepEqual(scan.scan, { qrCode: 'https://example.invalid/login', purpose: 'login', status: 'waiting' });
  driver.report({ type: 'verify_code', status: 'waiting', message: '请输入手机上的验证码' });
  const asked = gateway.status();
  assert.deepEqual(
    [asked.state, asked.verifyCode, asked.scan],
    ['verify_code', { status: 'waiting', message: '请输入手机上的验证码' }, undefined],
  );
  driver.onCode = () => driver.report({ type: 'verify_code', status: 'wrong', message: '验证码错误' });
  assert.equal((await gateway.submitVerifyCode('111111')).verifyCode?.status, 'wrong');
  driver.onCode = () => driver.report({ type: 'scan', qrCode: 'second', purpose: 'verify', status: 'waiting' });
  assert.equal((await gateway.submitVerifyCode('222222')).scan?.purpose, 'verify');
  driver.login();
  const online = gateway.status();
  assert.deepEqual([online.state, online.account], ['online', { id: 'me', name: '王经理' }]);
  assert.deepEqual(driver.calls, ['start', 'code 111111', 'code 222222']);
  assert.equal((await gateway.stop()).state, 'stopped');
  assert.equal(driver.calls.at(-1), 'stop');
});

test('calls in a wrong state are refused with the reason and the next step', async (t) => {
  const { gateway, driver } = openDesk(t);
  const notOnline = refused(/^The gateway is stopped; this needs it to be online\. Call POST \/goStart\.$/);
  await assert.rejects(gateway.contacts(), notOnline);
  await assert.rejects(gateway.tags(), notOnline);
  await assert.rejects(gateway.send('c1', 'x'), notOnline);
  await assert.rejects(gateway.sendAll({ tag: 'VIP' }, 'x'), notOnline);
  await assert.rejects(gateway.sendWelcome('code', 'x'), notOnline);
  await assert.rejects(gateway.submitVerifyCode('123456'), refused(/needs it to be waiting for the verify code/));
  await assert.rejects(
    gateway.stop(),
    refused(/it to be starting or waiting for a scan or waiting for the verify code/),
  );
  await assert.rejects(gateway.switchAccount(), refused(/Call POST \/goStart/));
  await gateway.start();
  await assert.rejects(gateway.start(), refused(/^The gateway is waiting for a scan;.*Scan the QR code/));
  await assert.rejects(gateway.contacts(), refused(/Scan the QR code/));
  driver.login();
  await assert.rejects(gateway.start(), refused(/POST \/goEnd ends it/));
});

test('a driver that cannot start leaves the gateway stopped, and says why', async (t) => {
  const { gateway, driver } = openDesk(t);
  driver.onStart = () => {
    throw new Error('the token is not valid');
  };
  await assert.rejects(gateway.start(), {
    code: 'driver_failed',
    status: 502,
    message: /could not start: the token is not valid/,
  });
  assert.deepEqual([gateway.status().state, gateway.status().lastError], ['stopped', 'the token is not valid']);
  driver.onStart = () => driver.login();
  const status = await gateway.start();
  assert.deepEqual([status.state, status.lastError], ['online', undefined]);
});

test('starting waits a moment for the driver, and no longer', async (t) => {
  const { gateway, driver, clock } = openDesk(t);
  driver.onStart = () => {};
  const starting = gateway.start();
  await clock.advance(20_000);
  assert.equal((await starting).state, 'starting');
  driver.report({ type: 'error', message: 'the network is slow' });
  assert.equal(gateway.status().lastError, 'the network is slow');
  driver.scan();
  assert.equal(gateway.status().state, 'scan');
});

test('a code that the driver does not take can be given again', async (t) => {
  const { gateway, driver } = openDesk(t);
  await gateway.start();
  driver.report({ type: 'verify_code', status: 'waiting', message: '' });
  driver.onCode = () => Promise.reject(new Error('no connection'));
  await assert.rejects(gateway.submitVerifyCode('123456'), { code: 'driver_failed', message: /no connection/ });
  assert.equal(gateway.status().state, 'verify_code');
  driver.onCode = () => driver.login();
  assert.equal((await gateway.submitVerifyCode('123456')).state, 'online');
});

test('the account can be switched, and a logout by the phone starts the login anew', async (t) => {
  const { gateway, driver } = openDesk(t);
  await goOnline(gateway, driver);
  assert.equal((await gateway.switchAccount()).state, 'scan');
  driver.login('other', '李经理');
  assert.equal(gateway.status().account?.id, 'other');
  driver.report({ type: 'logout', reason: 'logged out by the phone' });
  const status = gateway.status();
  assert.deepEqual(
    [status.state, status.lastError, status.account],
    ['starting', 'logged out by the phone', undefined],
  );
  driver.report({ type: 'logout' });
  assert.equal(gateway.status().lastError, 'The account was logged out.');
  driver.scan();
  driver.switchAccount = () => Promise.reject(new Error('not now'));
  await assert.rejects(gateway.switchAccount(), { code: 'driver_failed', message: /not now/ });
});

test('a driver without codes, accounts and welcomes is not asked for them', async (t) => {
  const driver = new FakeDriver();
  Object.assign(driver, { switchAccount: undefined, submitVerifyCode: undefined });
  const { gateway } = openDesk(t, { driver });
  assert.equal(gateway.status().driver.canSwitchAccount, false);
  await gateway.start();
  await assert.rejects(gateway.switchAccount(), { code: 'not_supported', status: 409 });
  driver.report({ type: 'verify_code', status: 'waiting', message: '' });
  await assert.rejects(gateway.submitVerifyCode('123456'), { code: 'not_supported', message: /asks for no code/ });
  driver.login();
  await assert.rejects(gateway.sendWelcome('code', 'x'), { code: 'not_supported', message: /no welcome messages/ });
});

test('what a driver reports of an earlier start is not heard, and a stop that fails still stops', async (t) => {
  const { gateway, driver } = openDesk(t);
  await gateway.start();
  const { report } = driver;
  driver.stop = () => Promise.reject(new Error('it hangs'));
  const stopped = await gateway.stop();
  assert.deepEqual([stopped.state, stopped.lastError], ['stopped', 'it hangs']);
  report({ type: 'login', account: { id: 'ghost', name: '' } });
  assert.equal(gateway.status().state, 'stopped');
  driver.onStart = () => new Promise((_resolve, reject) => setImmediate(() => reject(new Error('too late'))));
  const starting = gateway.start();
  driver.stop = async () => {};
  await gateway.stop();
  assert.equal((await starting).state, 'stopped');
  assert.equal(gateway.status().lastError, undefined);
});

test('without a clock and a logger of its own a gateway uses the machine’s', async () => {
  const gateway = new CustomerGateway({
    driver: new FakeDriver(),
    backend: new MemoryBackend(),
    logger: recordingLogger(),
  });
  assert.equal(gateway.name, 'customer');
  assert.ok(Math.abs(gateway.status().since - Date.now()) < 5000);
  await gateway.close();
});
