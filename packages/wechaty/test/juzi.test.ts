import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JuziAccount } from './juzi-account.js';

test('scan, six digits, second verification, login, contacts with tags by name', async (t) => {
  const account = new JuziAccount();
  t.after(() => account.driver.stop());
  await account.start();
  await account.until((event) => event.type === 'scan' && event.purpose === 'login');
  account.puppet.askCode();
  const asked = await account.until(({ type }) => type === 'verify_code');
  assert.deepEqual(asked, { type: 'verify_code', status: 'waiting', message: '请输入验证码' });
  await account.driver.submitVerifyCode('000000');
  await account.until((event) => event.type === 'verify_code' && event.status === 'wrong');
  account.puppet.askCode(2);
  await account.until((event) => event.type === 'verify_code' && event.status === 'expired');
  await account.driver.submitVerifyCode('123456');
  assert.deepEqual(account.puppet.codes, ['question-1 000000', 'question-1 123456']);
  await account.until((event) => event.type === 'scan' && event.purpose === 'verify');
  account.puppet.askSlide();
  const slide = await account.until(({ type }) => type === 'error');
  assert.match(JSON.stringify(slide), /滑块验证.*slide\.exe/);
  assert.doesNotMatch(JSON.stringify(slide), /SECRET/);
  account.puppet.login('me');
  assert.deepEqual(await account.until(({ type }) => type === 'login'), {
    type: 'login',
    account: { id: 'me', name: '王经理' },
  });
  assert.deepEqual(await account.driver.contacts(), [
    {
      id: 'p1',
      name: '客户甲',
      remark: '老王',
      type: 'wechat',
      tags: [
        { id: 't1', name: 'VIP' },
        { id: 't2', name: '普通' },
      ],
    },
  ]);
  assert.equal((await account.driver.send('p1', { text: '你好' })).state, 'sent');
  assert.deepEqual(account.puppet.said, ['p1 你好']);
});
