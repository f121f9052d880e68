import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textXml } from '../helpers/callbacks.js';
import { openDesk, slowHandler } from './desk.js';
import { gate } from './stage.js';

const HI = textXml('hi');
const AWAY = /cannot be kept in the outbox/;

describe('an outbox that cannot be written at the deadline', () => {
  for (const how of ['fail', 'hang'] as const) {
    it(`leaves WeCom unanswered, and a later try carries the answer (${how})`, async (t) => {
      const desk = await openDesk(t);
      const process = desk.open({ isDurable: true });
      const { slow, counted } = slowHandler(process);
      process.backend[how]('put');
      const first = process.post(HI);
      await desk.until(() => counted.runs === 1);
      await desk.clock.advance(6_000);
      assert.equal((await first).status, 503);
      const second = process.post(HI);
      slow.open('in the end');
      assert.equal((await second).text, 'in the end');
      assert.equal((await process.post(HI)).text, 'in the end');
      process.backend.heal();
      await desk.until(async () => (await process.jobs()).length === 0);
      await desk.clock.advance(30_000);
      assert.deepEqual(desk.arrived(), []);
      assert.equal(counted.runs, 1);
    });
  }

  it('acknowledges the try that waits when it is back', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ isDurable: true, deadlineNotice: '正在处理…' });
    const slow = gate<string>();
    process.app.onText(() => slow.promise);
    process.backend.fail('put');
    const first = process.post(HI);
    await desk.clock.advance(6_000);
    assert.equal((await first).status, 503);
    const second = process.post(HI);
    process.backend.heal();
    await desk.clock.advance(1_000);
    assert.equal((await second).text, '正在处理…');
    slow.open('sent');
    await desk.until(() => desk.arrived().length === 1);
    assert.deepEqual(desk.arrived(), ['sent']);
    assert.equal(process.lines.filter(({ message }) => AWAY.test(message)).length, 1, 'told once');
  });

  it('for longer than WeCom tries aborts ctx.signal; the answer is sent when it is back', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ isDurable: true });
    const slow = gate<string>();
    let signal: AbortSignal | undefined;
    process.app.onText((_message, ctx) => {
      signal = ctx.signal;
      return slow.promise;
    });
    process.backend.fail('put');
    const first = process.post(HI);
    await desk.clock.advance(19_000);
    assert.equal((await first).status, 503);
    assert.equal(signal?.aborted, false);
    await desk.clock.advance(2_000);
    assert.equal(signal?.aborted, true);
    slow.open('sent at last');
    await desk.clock.advance(60_000);
    assert.deepEqual(desk.arrived(), []);
    process.backend.heal();
    await desk.clock.advance(1_000);
    await desk.until(() => desk.arrived().length === 1);
    assert.deepEqual(desk.arrived(), ['sent at last']);
    assert.equal((await process.post(HI)).body, '');
  });

  it('fails ctx.defer(), which leaves WeCom unanswered, and ctx.push()', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ isDurable: true });
    const failed: string[] = [];
    const note = (error: { code: string }): void => void failed.push(error.code);
    const slow = gate<string>();
    process.app.onText(async (_message, ctx) => {
      await ctx.defer().catch(note);
      await ctx.push('x').catch(note);
      return slow.promise;
    });
    process.backend.fail('put');
    const first = process.post(HI);
    await desk.until(() => failed.length === 2);
    assert.deepEqual(failed, ['store_unavailable', 'store_unavailable']);
    process.backend.heal();
    slow.open('answered in time');
    assert.equal((await first).text, 'answered in time');
    assert.deepEqual(await process.jobs(), []);
  });
});

describe('an outbox that goes away when the callback is acknowledged', () => {
  for (const how of ['fail', 'hang'] as const) {
    it(`gets the answer when it is back, once (${how})`, async (t) => {
      const desk = await openDesk(t);
      const process = desk.open({ isDurable: true });
      const { slow, counted } = slowHandler(process);
      const first = process.post(HI);
      await desk.clock.advance(4500);
      assert.equal((await first).body, '');
      process.backend[how]('put', 'renew', 'done', 'take', 'get', 'add', 'replace', 'set');
      slow.open('sent');
      // The hold on the job runs out.
      await desk.clock.advance(60_000);
      assert.deepEqual(desk.arrived(), []);
      process.backend.heal();
      await desk.clock.advance(2_000);
      await desk.until(() => desk.arrived().length === 1);
      await desk.clock.advance(60_000);
      await desk.until(async () => (await process.jobs()).length === 0);
      assert.deepEqual(desk.arrived(), ['sent']);
      assert.equal(counted.runs, 1);
    });
  }

  it('but for done() is told later that the callback is handled', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ isDurable: true });
    let runs = 0;
    process.app.onText(async (_message, ctx) => {
      runs++;
      await ctx.defer();
    });
    process.backend.fail('done');
    assert.equal((await process.post(HI)).body, '');
    await desk.until(() => process.messages().some((message) => /cannot forget/.test(message)));
    process.backend.heal();
    await desk.clock.advance(20_000);
    await desk.until(async () => (await process.jobs()).length === 0);
    assert.equal(runs, 1);
  });

  it('keeps its word about what was sent: done() is told again, and nothing is sent twice', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ isDurable: true });
    process.app.onText(async (_message, ctx) => {
      await ctx.push('one');
      await ctx.push({ msgType: 'text', text: { content: '二'.repeat(1000) } });
      return 'reply';
    });
    process.backend.fail('done');
    assert.equal((await process.post(HI)).text, 'reply');
    await desk.until(() => desk.arrived().length === 1);
    await desk.clock.advance(30_000);
    assert.equal(desk.wecom.callsOf('message/send').length, 1);
    process.backend.heal();
    await desk.clock.advance(1_000);
    await desk.until(() => desk.arrived().length === 3);
    await desk.until(async () => (await process.jobs()).length === 0);
    assert.equal(desk.wecom.callsOf('message/send').length, 3);
  });
});

describe('a store that is away', () => {
  for (const how of ['fail', 'hang'] as const) {
    it(`keeps no callback from being answered once; the way back is told (${how})`, async (t) => {
      const desk = await openDesk(t);
      const process = desk.open({ isDurable: true });
      let runs = 0;
      process.app.onText(({ content }) => {
        runs++;
        return content;
      });
      process.backend[how]('add', 'get', 'set', 'replace');
      const posted = process.post(HI);
      if (how === 'hang') await desk.clock.advance(2_000);
      assert.equal((await posted).text, 'hi');
      assert.equal((await process.post(HI)).text, 'hi');
      assert.equal(runs, 1);
      process.backend.heal();
      assert.equal((await process.post(textXml('again'))).text, 'again');
      const told = process.lines.filter(({ message }) => /^the store is/.test(message)).map(({ level }) => level);
      assert.deepEqual(told, ['warn', 'info']);
    });
  }

  it('holds that cannot be renewed are told of once', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ isDurable: true });
    process.app.onText(async (_message, ctx) => {
      await ctx.defer();
      return new Promise<string>(() => undefined);
    });
    for (const content of ['a', 'b', 'c']) await process.post(textXml(content));
    process.backend.fail('renew', 'take');
    await desk.clock.advance(60_000);
    const told = process.lines.filter(({ message }) => /holds on jobs|outbox cannot be read/.test(message));
    assert.equal(told.length, 2);
  });
});
