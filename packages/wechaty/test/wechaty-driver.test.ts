import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type WechatyBot, WechatyDriver } from '../src/index.js';
import { MockAccount, QR_CODE } from './mock-account.js';
import { scanSvg } from './scan-svg.js';

function openAccount(t: TestContext): MockAccount {
  const account = new MockAccount();
  t.after(() => account.driver.stop());
  return account;
}

test('the QR code is told, drawn so that a phone reads it, and printed once', async (t) => {
  const account = openAccount(t);
  await account.start();
  const [scan] = account.events;
  assert.ok(scan?.type === 'scan');
  assert.deepEqual([scan.qrCode, scan.purpose, scan.status], [QR_CODE, 'login', 'waiting']);
  assert.equal(await scanSvg(scan.svg ?? ''), QR_CODE);
  account.mocker.scan(QR_CODE, 3);
  await account.until((event) => event.type === 'scan' && event.status === 'scanned');
  assert.equal(account.printed.length, 1);
  assert.match(account.printed[0] ?? '', /[▀▄█]/);
});

test('contacts are people, with what Wechaty knows of them', async (t) => {
  const account = openAccount(t);
  account.addPeople();
  await account.start();
  await account.login();
  t.mock.method(account.puppet, 'tagContactList', async (id?: string) => (id === 'p1' ? ['VIP'] : []));
  const contacts = await account.driver.contacts();
  assert.deepEqual(
    contacts.map(({ avatar, ...contact }) => contact),
    [
      {
        id: 'p1',
        name: '客户甲',
        remark: '老王',
        gender: 'female',
        type: 'wechat',
        tags: [{ id: 'VIP', name: 'VIP' }],
      },
      {
        id: 'p2',
        name: '客户乙',
        remark: '',
        gender: 'male',
        type: 'wecom',
        corpName: '腾讯',
        position: '经理',
        description: '老客户',
        mobiles: ['13800000000'],
        tags: [],
      },
    ],
  );
  account.mocker.createContact({ id: 'p3', name: '客户丙', type: 1, friend: true });
  assert.equal((await account.driver.contacts()).length, 2);
  assert.equal((await account.driver.contacts({ refresh: true })).length, 3);
});

test('a list that fails is not taken for an empty one, and is asked for again', async (t) => {
  const account = openAccount(t);
  account.addPeople();
  await account.start();
  await account.login();
  const broken = t.mock.method(account.puppet, 'contactList', () => Promise.reject(new Error('the puppet is away')));
  await assert.rejects(account.driver.contacts(), /the puppet is away/);
  await account.until((event) => event.type === 'error' && /the puppet is away/.test(event.message));
  broken.mock.restore();
  assert.equal((await account.driver.contacts()).length, 2);
});

test('a text arrives; who is no contact is told apart, and so is an account that is offline', async (t) => {
  const account = openAccount(t);
  account.addPeople();
  await account.start();
  assert.deepEqual(await account.driver.send('p1', { text: 'x' }), {
    state: 'failed',
    code: 'offline',
    message: 'The account is not logged in.',
  });
  await account.login();
  const result = await account.driver.send('p1', { text: '你好' });
  assert.equal(result.state, 'sent');
  assert.deepEqual(account.said(), [{ to: 'p1', text: '你好' }]);
  const ghost = await account.driver.send('ghost', { text: 'x' });
  assert.deepEqual([ghost.state, 'code' in ghost && ghost.code], ['failed', 'unknown_contact']);
  t.mock.method(account.puppet, 'messageSendText', () => Promise.reject(new Error('DEADLINE_EXCEEDED')));
  await assert.rejects(account.driver.send('p1', { text: 'x' }), /DEADLINE_EXCEEDED/);
});

test('another account: logged out without a word, a new code, and its own contacts', async (t) => {
  const account = openAccount(t);
  await account.start();
  await account.login();
  await account.driver.switchAccount();
  await account.until((event) => event.type === 'scan' && event.qrCode.endsWith('?n=2'));
  assert.ok(!account.events.some(({ type }) => type === 'logout'));
  await account.login('other', '李经理');
  assert.equal(account.printed.length, 2);
  await account.puppet.logout('by the phone');
  const logout = await account.until(({ type }) => type === 'logout');
  assert.deepEqual(logout, { type: 'logout', reason: 'by the phone' });
  await account.driver.switchAccount();
});

test('after a stop nothing is told any more, and it starts again', async (t) => {
  const account = openAccount(t);
  await account.start();
  await account.driver.stop();
  const told = account.events.length;
  account.mocker.scan('late', 2);
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(account.events.length, told);
  await account.start();
  await account.login();
});

test('the community’s Wechaty knows no verify code', async (t) => {
  const account = openAccount(t);
  await assert.rejects(account.driver.submitVerifyCode('123456'), /Nobody asked for a code/);
  await account.start();
  await assert.rejects(account.driver.submitVerifyCode('123456'), /only @juzi\/wechaty does/);
});

/** An instance that does nothing, logged in. */
function idleBot(): WechatyBot {
  return {
    isLoggedIn: true,
    currentUser: { id: 'me', name: () => '王经理' },
    Contact: { find: async () => undefined, findAll: async () => [] },
    on: () => {},
    off: () => {},
    start: async () => {},
    stop: async () => {},
    logout: async () => {},
  };
}

test('an instance that was handed over may be logged in already', async () => {
  const events: object[] = [];
  const driver = new WechatyDriver({ bot: idleBot() });
  await driver.start((event) => events.push(event));
  assert.deepEqual(events, [{ type: 'login', account: { id: 'me', name: '王经理' } }]);
  assert.deepEqual(await driver.contacts(), []);
  await driver.stop();
});

test('a library that is not installed and an instance that does not start say so', async () => {
  const absent = new WechatyDriver({ library: 'no-such-wechaty' as 'wechaty' });
  const missing = /The package no-such-wechaty cannot be loaded; install it: npm install no-such-wechaty/;
  await assert.rejects(
    absent.start(() => {}),
    missing,
  );
  const broken = { ...idleBot(), start: () => Promise.reject(new Error('the token is not valid')) };
  const events: object[] = [];
  const driver = new WechatyDriver({ bot: broken });
  await assert.rejects(
    driver.start((event) => events.push(event)),
    /the token is not valid/,
  );
  assert.deepEqual(events, []);
});
