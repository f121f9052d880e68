import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { ManualClock } from '../../../src/clock/index.js';
import { FollowerContacts, type FollowerContactsOptions } from '../../../src/gateway/customer/index.js';
import { openApiDesk } from '../../api/desk.js';
import { type HttpDesk, serveGateway } from './http-desk.js';

/** A company whose members follow five customers, two of them together. */
async function openCompany(t: TestContext, options: Partial<FollowerContactsOptions> = {}) {
  const desk = await openApiDesk(t);
  const { wecom } = desk;
  const group = wecom.addCorpTagGroup({ groupName: '等级', tags: ['VIP', '普通'] });
  const [vip = '', plain = ''] = [...group.tags.keys()];
  wecom.addExternalContact({
    externalUserId: 'wm1',
    name: '客户甲',
    gender: 2,
    avatar: 'https://example.invalid/1.png',
    followUser: [
      { userId: 'ZhangSan', remark: '老王', description: '老客户', tagIds: [vip], remarkMobiles: ['13800000000'] },
      { userId: 'lisi', remark: '王总', tagIds: [vip, plain], remarkCorpName: '示例' },
    ],
  });
  wecom.addExternalContact({
    externalUserId: 'wo2',
    name: '客户乙',
    type: 2,
    gender: 1,
    corpName: '腾讯',
    position: '经理',
    followUser: [{ userId: 'lisi', tagIds: [vip] }],
  });
  for (const id of ['wm3', 'wm4', 'wm5']) {
    wecom.addExternalContact({ externalUserId: id, name: id, followUser: ['ZhangSan'] });
  }
  const api = desk.client();
  const driver = new FollowerContacts({ api, ...options });
  return { wecom, api, driver, vip, plain, gateway: () => serveGateway(t, { driver, pace: { min: 0, max: 0 } }) };
}

test('contacts of all followers, with remarks and tags of each', async (t) => {
  const { driver, vip, plain } = await openCompany(t);
  const contacts = await driver.contacts();
  assert.deepEqual(
    contacts.map(({ id }) => id),
    ['wm1', 'wm3', 'wm4', 'wm5', 'wo2'],
  );
  const VIP = { id: vip, name: 'VIP', group: '等级' };
  const PLAIN = { id: plain, name: '普通', group: '等级' };
  assert.deepEqual(contacts[0], {
    id: 'wm1',
    name: '客户甲',
    remark: '老王',
    avatar: 'https://example.invalid/1.png',
    gender: 'female',
    type: 'wechat',
    corpName: '示例',
    description: '老客户',
    mobiles: ['13800000000'],
    tags: [VIP, PLAIN],
    followers: [
      { userId: 'ZhangSan', remark: '老王', description: '老客户', tags: [VIP] },
      { userId: 'lisi', remark: '王总', description: '', tags: [VIP, PLAIN] },
    ],
  });
  assert.deepEqual(contacts[4], {
    id: 'wo2',
    name: '客户乙',
    remark: '',
    gender: 'male',
    type: 'wecom',
    corpName: '腾讯',
    position: '经理',
    tags: [VIP],
    followers: [{ userId: 'lisi', remark: '', description: '', tags: [VIP] }],
  });
});

test('contacts of chosen members only, read page by page and kept for a while', async (t) => {
  const clock = new ManualClock();
  const { driver, wecom } = await openCompany(t, { userIds: ['lisi'], cacheTtl: 1000, clock });
  const reads = () => wecom.callsOf('externalcontact/batch/get_by_user').length;
  const [one, two] = await Promise.all([driver.contacts(), driver.contacts()]);
  assert.deepEqual([one.map(({ id }) => id), two.length, reads()], [['wm1', 'wo2'], 2, 1]);
  assert.equal(wecom.callsOf('externalcontact/get_follow_user_list').length, 0);
  await driver.contacts();
  assert.equal(reads(), 1);
  await driver.contacts({ refresh: true });
  assert.equal(reads(), 2);
  await clock.advance(1000);
  for (let index = 0; index < 150; index += 1) wecom.addExternalContact({ name: `n${index}`, followUser: ['lisi'] });
  assert.equal((await driver.contacts()).length, 152);
  assert.equal(reads(), 4);
});

test('a message awaits the member who follows the contact', async (t) => {
  const { wecom, gateway } = await openCompany(t);
  const http = await gateway();
  const started = await http.post('/goStart');
  assert.deepEqual([started.body.state, started.body.driver.confirmedByMember], ['online', true]);
  const { status, body } = await http.post('/send-message', { id: 'wo2', message: '你好' });
  assert.equal(status, 200);
  assert.deepEqual([body.state, body.sender, body.failList], ['awaiting_member', 'lisi', []]);
  assert.match(body.note, /^Nothing goes out before these members confirm it in WeCom: lisi \(1\)\.$/);
  const [task] = wecom.massTasks;
  assert.deepEqual([task?.msgId, task?.sender, task?.targets, task?.text], [body.msgId, 'lisi', ['wo2'], '你好']);
});

test('many are sent to by one call for each follower, nobody by two', async (t) => {
  const { wecom, gateway } = await openCompany(t);
  const http = await gateway();
  await http.post('/goStart');
  const ids = ['wm1', 'wo2', 'wm3', 'ghost', 'wm5', 'wm1'];
  const { body } = await http.post('/send-message-all', { ids, message: '大家好' });
  const job = await untilDone(http, body.id);
  assert.deepEqual(
    wecom.massTasks.map(({ sender, targets }) => [sender, targets]),
    [
      ['ZhangSan', ['wm1', 'wm3', 'wm5']],
      ['lisi', ['wo2']],
    ],
  );
  assert.deepEqual(job.counts, {
    pending: 0,
    sending: 0,
    sent: 0,
    awaiting_member: 4,
    failed: 1,
    unknown: 0,
    cancelled: 0,
  });
  assert.deepEqual(job.failList, ['ghost']);
  assert.match(job.note, /ZhangSan \(3\), lisi \(1\)/);
});

test('by tag; one whom WeCom cannot reach is told apart', async (t) => {
  const { wecom, gateway, vip, api } = await openCompany(t);
  const http = await gateway();
  await http.post('/goStart');
  const { body } = await http.post('/send-message-all', { tag: vip, message: 'x' });
  assert.equal(body.total, 2);
  assert.equal((await untilDone(http, body.id)).counts.awaiting_member, 2);
  t.mock.method(api.externalContact, 'addMsgTemplate', async () => ({ failList: ['wm4'], msgId: 'm9' }));
  const partly = await http.post('/send-message-all', { ids: ['wm3', 'wm4'], message: 'x' });
  const job = await untilDone(http, partly.body.id);
  assert.deepEqual(
    job.recipients.map(({ state, code }: { state: string; code?: string }) => code ?? state),
    ['awaiting_member', 'unreachable'],
  );
  assert.deepEqual((await http.get('/tags')).body.tags[0], { id: vip, name: 'VIP', group: '等级', count: 2 });
  assert.equal(wecom.massTasks.length, 2);
});

test('a refusal means not sent, a broken connection means perhaps', async (t) => {
  const { wecom, driver } = await openCompany(t);
  const path = 'externalcontact/add_msg_template';
  const codeOf = async (id = 'wm3') => {
    const result = await driver.send(id, { text: 'x' });
    return [result.state, 'code' in result ? result.code : ''];
  };
  wecom.faults.failNext(path, 41048);
  assert.deepEqual(await codeOf(), ['failed', 'nobody_to_send_to']);
  wecom.faults.dropNext(path, 1, 'after');
  assert.deepEqual(await codeOf(), ['unknown', 'connection_lost']);
  assert.equal(wecom.massTasks.length, 1);
  assert.deepEqual(await codeOf('ghost'), ['failed', 'unknown_contact']);
});

test('contacts that cannot be read mean that nothing was sent', async (t) => {
  const { wecom, driver, api } = await openCompany(t);
  t.mock.method(api.externalContact, 'getFollowUserList', () => Promise.reject(new TypeError('odd')));
  assert.deepEqual(await driver.send('wm3', { text: 'x' }), { state: 'failed', code: 'send_failed', message: 'odd' });
  t.mock.restoreAll();
  wecom.faults.failNext('externalcontact/get_follow_user_list', 48002);
  const result = await driver.send('wm3', { text: 'x' });
  assert.deepEqual([result.state, 'code' in result && result.code], ['failed', 'api_forbidden']);
});

test('a wrong setting shows at the start', async (t) => {
  const { wecom, gateway } = await openCompany(t);
  wecom.faults.failNext('externalcontact/get_follow_user_list', 48002);
  const http = await gateway();
  const { status, body } = await http.post('/goStart');
  assert.deepEqual([status, body.code], [502, 'driver_failed']);
  assert.match(body.detail, /48002/);
  assert.equal((await http.get('/status')).body.state, 'stopped');
  assert.equal((await http.post('/goStart')).body.state, 'online');
  await http.post('/goEnd');
});

test('a welcome goes out at once', async (t) => {
  const { wecom, gateway, driver } = await openCompany(t);
  const http = await gateway();
  await http.post('/goStart');
  const welcomeCode = wecom.issueWelcomeCode('lisi', 'wo2');
  const first = await http.post('/send-welcome', { welcomeCode, message: '欢迎' });
  assert.deepEqual([first.status, first.body], [200, { state: 'sent' }]);
  const sent = wecom.sent;
  assert.deepEqual(
    sent.map(({ to, msgType, content }) => [to, msgType, content]),
    [['wo2', 'text', { content: '欢迎' }]],
  );
  const again = await http.post('/send-welcome', { welcomeCode, message: '欢迎' });
  assert.deepEqual([again.status, again.body.code], [502, 'driver_failed']);
  assert.match(again.body.detail, /41051/);
  const link = { msgType: 'link', link: { title: '目录', url: 'https://example.invalid/' } } as const;
  await driver.sendWelcome(wecom.issueWelcomeCode('lisi', 'wo2'), { text: '欢迎', attachments: [link] });
  assert.equal(wecom.sent.length, 3);
});

// biome-ignore lint/suspicious/noExplicitAny: as in Answer
async function untilDone(http: HttpDesk, jobId: string): Promise<any> {
  const end = performance.now() + 5000;
  for (;;) {
    const { body } = await http.get(`/jobs/${jobId}`);
    if (body.state === 'done') return body;
    assert.ok(performance.now() < end, JSON.stringify(body));
  }
}
