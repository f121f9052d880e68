import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiKeys } from '../../../src/gateway/keys/index.js';
import { FakeDriver } from './fake-driver.js';
import { type Answer, serveGateway } from './http-desk.js';

const QUICK = { min: 0, max: 0 };

/** The members of a problem that a program would look at. */
const problem = ({ status, headers, body }: Answer) => {
  assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
  return [status, body.code];
};

test('the whole way: start, code, contacts, one message, many, end', async (t) => {
  const driver = new FakeDriver();
  const desk = await serveGateway(t, { driver, pace: QUICK });
  assert.equal((await desk.get('/status')).body.state, 'stopped');
  const started = await desk.post('/goStart');
  assert.deepEqual([started.status, started.body.state, started.body.scan.status], [200, 'scan', 'waiting']);
  assert.equal(started.headers.get('cache-control'), 'no-store');
  driver.report({ type: 'verify_code', status: 'waiting', message: '' });
  assert.equal((await desk.post('/submit-verify-code', { code: '123456' })).body.state, 'online');

  const page = await desk.post('/get-all-user', { pageSize: 5 });
  assert.deepEqual([page.status, page.body.datas.length, page.body.hasNextPage], [200, 5, true]);
  assert.deepEqual(page.body.datas[1], { id: 'c2', name: '客户2', remark: '老王', tags: [{ name: '普通' }] });
  const rest = await desk.post('/get-all-user', { pageSize: 5, page: 2 });
  assert.deepEqual([rest.body.datas.length, rest.body.hasNextPage], [2, false]);
  assert.equal((await desk.get('/tags')).body.tags[1].name, 'VIP');

  const one = await desk.post('/send-message', { id: 'c1', message: '你好' });
  const { jobId } = one.body;
  assert.deepEqual([one.status, one.body], [200, { id: 'c1', state: 'sent', jobId, msgId: 'm-c1', failList: [] }]);
  const many = await desk.post('/send-message-all', { tag: 'VIP', message: '大家好' });
  assert.deepEqual([many.status, many.body.total], [202, 3]);
  const job = await untilDone(() => desk.get(many.headers.get('location') ?? ''));
  assert.deepEqual([job.state, job.counts.sent, job.recipients.length], ['done', 3, 3]);
  assert.deepEqual(
    driver.sent.map(({ id, text }) => [id, text]),
    [
      ['c1', '你好'],
      ['c1', '大家好'],
      ['c4', '大家好'],
      ['c7', '大家好'],
    ],
  );
  assert.equal((await desk.get('/jobs')).body.jobs.length, 2);
  assert.equal((await desk.post('/switch-account')).body.state, 'scan');
  assert.equal((await desk.post('/goEnd', {})).body.state, 'stopped');
});

test('wrong states, wrong bodies, wrong methods and wrong paths are told apart', async (t) => {
  const driver = new FakeDriver();
  const desk = await serveGateway(t, { driver, pace: QUICK });
  const early = await desk.post('/get-all-user', {});
  assert.deepEqual(problem(early), [409, 'wrong_state']);
  assert.match(early.body.detail, /Call POST \/goStart/);
  for (const path of ['/send-message', '/send-message-all', '/submit-verify-code', '/send-welcome', '/get-all-user']) {
    assert.deepEqual(problem(await desk.post(path, { nonsense: 1 })), [422, 'invalid_request'], path);
  }
  const both = await desk.post('/send-message-all', { ids: ['c1'], tag: 'VIP', message: 'x' });
  assert.match(both.body.detail, /by ids or by tag, one of the two/);
  assert.match((await desk.post('/submit-verify-code', { code: '12345' })).body.detail, /code must be six digits/);
  assert.match((await desk.post('/get-all-user', { pageSize: 501 })).body.detail, /pageSize must be at most 500/);
  assert.deepEqual(problem(await desk.post('/goStart', '{')), [400, 'malformed_json']);
  const form = await desk.post('/goStart', 'a=b', { 'Content-Type': 'application/x-www-form-urlencoded' });
  assert.deepEqual(problem(form), [415, 'unsupported_media_type']);
  for (const path of ['/goStart', '/goEnd', '/switch-account', '/submit-verify-code', '/get-all-user']) {
    const answer = await desk.get(path);
    assert.deepEqual([...problem(answer), answer.headers.get('allow')], [405, 'method_not_allowed', 'POST'], path);
  }
  for (const path of ['/status', '/tags', '/jobs', '/jobs/x', '/']) {
    assert.deepEqual(problem(await desk.post(path, {})), [405, 'method_not_allowed'], path);
  }
  assert.deepEqual(problem(await desk.get('/jobs/x/retry')), [405, 'method_not_allowed']);
  assert.deepEqual(problem(await desk.get('/jobs/x')), [404, 'unknown_job']);
  assert.deepEqual(problem(await desk.get('/jobs/x?pageSize=0')), [422, 'invalid_request']);
  assert.deepEqual(problem(await desk.get('/nothing')), [404, 'not_found']);
});

test('what became of one message shows in the status', async (t) => {
  const driver = new FakeDriver();
  const desk = await serveGateway(t, { driver, pace: QUICK });
  await desk.post('/goStart');
  driver.login();
  driver.behaviours.set('c1', () => ({ state: 'failed', code: 'unknown_contact', message: 'No contact c1.' }));
  driver.behaviours.set('c2', () => ({ state: 'failed', code: 'blocked', message: '' }));
  driver.behaviours.set('c3', () => Promise.reject(new Error('timeout')));
  driver.behaviours.set('c4', () => ({ state: 'awaiting_member', msgId: 'm4', sender: 'lisi' }));
  const send = (id: string) => desk.post('/send-message', { id, message: 'x' });
  const unknown = await send('c1');
  assert.deepEqual(problem(unknown), [404, 'unknown_contact']);
  assert.match(unknown.body.detail, /^Not sent to c1: No contact c1 \(job [\w-]+\)\.$/);
  const blocked = await send('c2');
  assert.deepEqual(problem(blocked), [502, 'not_sent']);
  assert.match(blocked.body.detail, /^Not sent to c2: blocked \(job [\w-]+\)\.$/);
  const unclear = await send('c3');
  assert.deepEqual(problem(unclear), [504, 'maybe_sent']);
  const [, jobId = ''] = /jobs\/([\w-]+)\/retry/.exec(unclear.body.detail) ?? [];
  const waiting = await send('c4');
  assert.deepEqual([waiting.status, waiting.body.state, waiting.body.sender], [200, 'awaiting_member', 'lisi']);
  assert.match(waiting.body.note, /before these members confirm it in WeCom: lisi \(1\)/);
  driver.behaviours.clear();
  assert.equal((await desk.post(`/jobs/${jobId}/retry`, { retryUnknown: true })).status, 202);
  const job = await untilDone(() => desk.get(`/jobs/${jobId}?page=1&state=sent`));
  assert.equal(job.counts.sent, 1);
  assert.deepEqual(problem(await desk.post(`/jobs/${jobId}/cancel`)), [409, 'job_finished']);
});

test('a message that has no turn any more is answered as pending', async (t) => {
  const driver = new FakeDriver();
  const desk = await serveGateway(t, { driver, pace: { min: 60_000, max: 60_000 } });
  await desk.post('/goStart');
  driver.login();
  await desk.post('/send-message', { id: 'c1', message: 'x' });
  const sending = desk.post('/send-message', { id: 'c2', message: 'x' });
  await untilTrue(async () => (await desk.get('/jobs')).body.jobs[0].state === 'running');
  driver.report({ type: 'logout' });
  const { status, body } = await sending;
  assert.deepEqual([status, body.id, body.state], [202, 'c2', 'pending']);
  assert.equal((await desk.get(`/jobs/${body.jobId}`)).body.state, 'waiting');
});

test('an Idempotency-Key makes a request that comes twice send once', async (t) => {
  const driver = new FakeDriver();
  const desk = await serveGateway(t, { driver, pace: QUICK });
  await desk.post('/goStart');
  driver.login();
  const headers = { 'Idempotency-Key': 'order-1' };
  const first = await desk.post('/send-message', { id: 'c1', message: 'x' }, headers);
  const second = await desk.post('/send-message', { id: 'c1', message: 'x' }, headers);
  assert.equal(second.body.jobId, first.body.jobId);
  assert.equal(driver.sent.length, 1);
  const other = await desk.post('/send-message', { id: 'c2', message: 'x' }, headers);
  assert.deepEqual(problem(other), [422, 'idempotency_conflict']);
});

test('only keys that may use the gateway are served, and only as far as they may reach', async (t) => {
  const driver = new FakeDriver();
  const desk = await serveGateway(t, { driver, pace: QUICK }, { recipients: { customers: ['c1', 'c2'] } });
  assert.deepEqual(problem(await desk.get('/status', '')), [401, 'missing_api_key']);
  assert.deepEqual(problem(await desk.get('/status', 'wak_wrong')), [401, 'invalid_api_key']);
  await desk.gateway.start();
  driver.login();
  const { body } = await desk.post('/get-all-user', {});
  assert.deepEqual(
    body.datas.map(({ id }: { id: string }) => id),
    ['c1', 'c2'],
  );
  assert.deepEqual(problem(await desk.post('/send-message', { id: 'c3', message: 'x' })), [403, 'forbidden_recipient']);
  assert.equal((await desk.post('/send-message', { id: 'c2', message: 'x' })).status, 200);
  const barred = await serveGateway(t, { driver: new FakeDriver() }, { apps: ['crm'] });
  assert.deepEqual(problem(await barred.get('/status')), [403, 'forbidden_app']);
  const named = await serveGateway(t, { driver: new FakeDriver(), name: 'crm' }, { apps: ['crm'] });
  assert.equal((await named.get('/status')).status, 200);
});

test('a key for some contacts learns nothing of the others, and welcomes nobody it cannot name', async (t) => {
  const driver = Object.assign(new FakeDriver(), { sendWelcome: () => assert.fail('welcomed') });
  const desk = await serveGateway(t, { driver, pace: QUICK }, { recipients: { customers: ['c1'] } });
  await desk.gateway.start();
  driver.login();
  const byTag = await desk.post('/send-message-all', { tag: 'VIP', message: 'x' });
  assert.deepEqual(problem(byTag), [403, 'forbidden_recipient']);
  assert.match(byTag.body.detail, /everybody who bears this tag/);
  const welcome = await desk.post('/send-welcome', { welcomeCode: 'w', message: 'x' });
  assert.deepEqual(problem(welcome), [403, 'forbidden_recipient']);
});

test('a key with restrictions neither logs in, nor switches the account, nor ends it', async (t) => {
  const session = ['/goStart', '/goEnd', '/switch-account', '/submit-verify-code'];
  const restricted = [{ recipients: { customers: ['c1'] } }, { recipients: { users: ['*'] } }, { apps: ['customer'] }];
  for (const grants of restricted) {
    const driver = new FakeDriver();
    const desk = await serveGateway(t, { driver, pace: QUICK }, grants);
    await desk.gateway.start();
    driver.report({ type: 'verify_code', status: 'waiting', message: '' });
    for (const path of session) {
      const refused = await desk.post(path, { code: '123456' });
      assert.deepEqual(problem(refused), [403, 'forbidden_session'], path);
      assert.match(refused.body.detail, /The key "shop" may not .* customers: \["\*"\]/);
    }
    assert.deepEqual(driver.calls, ['start']);
  }
  const driver = new FakeDriver();
  const allowed = await serveGateway(
    t,
    { driver, pace: QUICK },
    { apps: ['customer'], recipients: { customers: ['*'] } },
  );
  assert.equal((await allowed.post('/goStart')).status, 200);
  assert.equal((await allowed.post('/goEnd')).status, 200);
});

test('a key with restrictions is not shown the QR code, which is all that a login takes', async (t) => {
  const driver = new FakeDriver();
  const desk = await serveGateway(t, { driver, pace: QUICK }, { recipients: { customers: ['c1'] } });
  await desk.gateway.start();
  const scan = (await desk.get('/status')).body;
  assert.deepEqual([scan.state, scan.mayManage, scan.scan], ['scan', false, undefined]);
  assert.match(scan.next, /Somebody whose API key reaches every customer/);
  driver.report({ type: 'verify_code', status: 'waiting', message: '' });
  assert.equal((await desk.get('/status')).body.verifyCode, undefined);
  driver.login();
  assert.deepEqual((await desk.get('/status')).body.account, { id: 'me', name: '王经理' });
});

test('what is kept beside a job is no job', async (t) => {
  const driver = new FakeDriver();
  const desk = await serveGateway(t, { driver, pace: QUICK });
  await desk.post('/goStart');
  driver.login();
  const { jobId } = (await desk.post('/send-message', { id: 'c1', message: 'x' })).body;
  assert.deepEqual(problem(await desk.get(`/jobs/${jobId}:to:c1`)), [404, 'unknown_job']);
  for (const what of ['cancel', 'retry']) {
    assert.deepEqual(problem(await desk.post(`/jobs/${jobId}:to:c1/${what}`, {})), [404, 'unknown_job']);
  }
});

test('without a key configured it serves this machine only, and says so', async (t) => {
  const desk = await serveGateway(t, { driver: new FakeDriver(), keys: new ApiKeys() });
  assert.equal((await desk.get('/status', '')).status, 200);
  assert.ok(desk.lines.some(({ level, message }) => level === 'warn' && /no API key is configured/.test(message)));
});

// biome-ignore lint/suspicious/noExplicitAny: as in Answer
async function untilDone(ask: () => Promise<Answer>): Promise<any> {
  await untilTrue(async () => (await ask()).body.state === 'done');
  return (await ask()).body;
}

async function untilTrue(check: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 5000;
  while (!(await check())) assert.ok(performance.now() < end, `never became true: ${check}`);
}
