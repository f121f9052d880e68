import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serveGateway } from '../../../test/gateway/customer/http-desk.js';
import { MockAccount, QR_CODE } from './mock-account.js';

test('the customer gateway over a real Wechaty: scan, contacts, one message, many by tag, another account', async (t) => {
  const account = new MockAccount();
  const { driver, puppet, mocker } = account;
  account.addPeople();
  const desk = await serveGateway(t, { driver, pace: { min: 0, max: 0 } });
  const started = await desk.post('/goStart');
  assert.deepEqual([started.body.state, started.body.scan.qrCode], ['scan', QR_CODE]);
  assert.match(started.body.scan.svg, /^<svg /);
  mocker.login(mocker.createContact({ id: 'me', name: '王经理', type: 1 }));
  await until(async () => (await desk.get('/status')).body.state === 'online');
  assert.deepEqual((await desk.get('/status')).body.account, { id: 'me', name: '王经理' });

  t.mock.method(puppet, 'tagContactList', async (id?: string) => (id === 'p2' ? ['VIP'] : []));
  const { body: page } = await desk.post('/get-all-user', { pageSize: 1 });
  assert.deepEqual([page.datas[0].id, page.hasNextPage, page.total], ['p1', true, 2]);
  const one = await desk.post('/send-message', { id: 'p1', message: '你好' });
  assert.deepEqual([one.status, one.body.state], [200, 'sent']);
  const many = await desk.post('/send-message-all', { tag: 'VIP', message: '大家好' });
  await until(async () => (await desk.get(`/jobs/${many.body.id}`)).body.state === 'done');
  assert.deepEqual(account.said(), [
    { to: 'p1', text: '你好' },
    { to: 'p2', text: '大家好' },
  ]);

  const switched = await desk.post('/switch-account');
  assert.deepEqual([switched.status, switched.body.state, switched.body.scan.qrCode], [200, 'scan', `${QR_CODE}?n=2`]);
  assert.equal((await desk.post('/goEnd')).body.state, 'stopped');
});

async function until(check: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 5000;
  while (!(await check())) assert.ok(performance.now() < end, `never became true: ${check}`);
}
