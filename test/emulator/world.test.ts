import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CallRecord, startEmulator } from '../../src/emulator/index.js';
import { CallLog } from '../../src/emulator/world/call-log.js';
import { RateWindows } from '../../src/emulator/world/rate-windows.js';
import { openDesk } from './desk.js';

test('a window starts with its first call; going over blocks from that moment', () => {
  const rates = new RateWindows();
  const rules = [{ key: 'a', limit: 2, span: 'minute' }] as const;
  assert.deepEqual([rates.take(rules, 0), rates.take(rules, 30_000), rates.take(rules, 59_000)], [true, true, false]);
  assert.equal(rates.take(rules, 118_999), false);
  assert.equal(rates.take(rules, 119_000), true);
});

test('without a block the window alone counts', () => {
  const rates = new RateWindows();
  const rules = [{ key: 'a', limit: 1, span: 'minute' }] as const;
  assert.deepEqual([rates.take(rules, 0, 1, false), rates.take(rules, 59_000, 1, false)], [true, false]);
  assert.equal(rates.take(rules, 60_000, 1, false), true);
});

test('a call that one rule refuses counts under none', () => {
  const rates = new RateWindows();
  const loose = { key: 'a', limit: 2, span: 'hour' } as const;
  const tight = { key: 'b', limit: 0, span: 'month' } as const;
  assert.equal(rates.take([loose, tight], 0), false);
  assert.equal(rates.take([loose], 0, 2), true);
  assert.equal(rates.take([tight], 30 * 86_400_000 - 1), false);
});

test('windows that are over are forgotten when there are very many', () => {
  const rates = new RateWindows();
  for (let i = 0; i < 100_000; i += 1) rates.take([{ key: `k${i}`, limit: 1, span: 'minute' }], i < 50_000 ? 0 : 1000);
  const rule = { key: 'k99999', limit: 1, span: 'minute' } as const;
  assert.equal(rates.take([{ key: 'new', limit: 1, span: 'minute' }], 60_000), true);
  assert.equal(rates.take([rule], 60_000), false);
});

test('the call log keeps the latest', () => {
  const log = new CallLog();
  const record = { warnings: [] } as unknown as CallRecord;
  for (let i = 0; i < 11_000; i += 1) log.add({ ...record, at: i });
  assert.equal(log.records.length, 10_000);
  assert.equal(log.records[0]?.at, 1000);
});

test('a fault of the emulator itself is not mistaken for an answer', async (t) => {
  const desk = await openDesk(t);
  const url = desk.url('message/send', { access_token: await desk.token() });
  desk.wecom.onSent(() => {
    throw new Error('a listener with a bug');
  });
  const body = JSON.stringify({ touser: 'lisi', msgtype: 'text', text: { content: 'x' } });
  const response = await fetch(url, { method: 'POST', body });
  assert.equal(response.status, 500);
  assert.match(await response.text(), /^The emulator itself failed: Error: a listener with a bug/);
});

test('a port in use is an error', async (t) => {
  const wecom = await startEmulator({ corpId: 'ww1', corpName: '一家' });
  t.after(() => wecom.close());
  assert.equal(wecom.corp.corpId, 'ww1');
  const port = Number(new URL(wecom.apiBase).port);
  await assert.rejects(startEmulator({ port }), { code: 'EADDRINUSE' });
});
