import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textXml } from '../helpers/callbacks.js';
import { openDesk, type Process, slowHandler } from './desk.js';
import { turns } from './stage.js';

const HI = textXml('hi');
const LEFT = /^closing: unfinished callbacks/;

const leftIn = ({ lines }: Process) =>
  lines.filter(({ message }) => LEFT.test(message)).map(({ level, callbacks }) => [level, callbacks]);

describe('app.close()', () => {
  it('lets handlers end within its grace, and what they answer arrive', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open();
    const { slow, counted } = slowHandler(process);
    const first = process.post(HI);
    await desk.until(() => counted.runs === 1);
    const pushed = process.post(textXml('acknowledged'));
    await desk.clock.advance(4500);
    assert.deepEqual([(await first).body, (await pushed).body], ['', '']);
    const closing = process.app.close(5_000);
    await turns();
    slow.open('sent');
    await closing;
    assert.deepEqual(desk.arrived(), ['sent', 'sent']);
    assert.deepEqual(leftIn(process), []);
  });

  it('answers the tries that wait with 503 and aborts ctx.signal', async (t) => {
    const desk = await openDesk(t);
    for (const options of [{}, { withoutSecret: true }, { store: 'shared' }] as const) {
      const process = desk.open(options);
      let signal: AbortSignal | undefined;
      process.app.onText((_message, ctx) => {
        signal = ctx.signal;
        return new Promise<string>(() => undefined);
      });
      const tries = [process.post(HI), process.post(HI)];
      await desk.until(() => signal !== undefined);
      await process.app.close(0);
      assert.deepEqual(
        (await Promise.all(tries)).map(({ status }) => status),
        [503, 503],
      );
      assert.match(String(signal?.reason), /AbortError: the app is shutting down/);
    }
  });

  it('leaves what is not done to the next process, which runs it once', async (t) => {
    const desk = await openDesk(t);
    const one = desk.open({ store: 'shared' });
    const { slow, counted } = slowHandler(one);
    const first = one.post(HI);
    await desk.until(() => counted.runs === 1);
    await desk.clock.advance(4500);
    assert.equal((await first).body, '');
    await one.app.close(0);
    assert.deepEqual(leftIn(one), [['info', 1]]);
    // What ends too late says nothing any more.
    slow.open('too late');

    const other = desk.open({ store: 'shared' });
    let runs = 0;
    other.app.onText(() => {
      runs++;
      return 'from the next';
    });
    assert.equal((await other.post(HI)).body, '');
    await desk.until(() => desk.arrived().length === 1, 100);
    await desk.clock.advance(120_000);
    assert.deepEqual([desk.arrived(), runs], [['from the next'], 1]);
    assert.deepEqual(await other.jobs(), []);
  });

  it('hands a callback over that WeCom still tries, and only one of both runs it', async (t) => {
    const desk = await openDesk(t);
    const one = desk.open({ store: 'shared' });
    const { counted } = slowHandler(one);
    const first = one.post(HI);
    await desk.until(() => counted.runs === 1);
    await one.app.close(0);
    assert.equal((await first).status, 503);
    const others = [desk.open({ store: 'shared' }), desk.open({ store: 'shared' })];
    let runs = 0;
    for (const { app } of others) {
      app.onText(async () => {
        runs++;
        return 'from the next';
      });
    }
    const answers = [];
    for (const other of others) answers.push(await other.post(HI));
    await desk.clock.advance(60_000);
    const passive = answers.flatMap(({ text }) => (text === undefined ? [] : [text]));
    assert.equal(runs, 1);
    if (passive.length === 0) await desk.until(() => desk.arrived().length === 1);
    assert.deepEqual(new Set([...passive, ...desk.arrived()]), new Set(['from the next']));
    assert.ok(passive.length === 0 || desk.arrived().length === 0, 'on one road');
  });

  it('says what is lost where nothing outlives the process', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ store: 'own' });
    const { counted } = slowHandler(process);
    const first = process.post(HI);
    await desk.until(() => counted.runs === 1);
    await desk.clock.advance(4500);
    await first;
    await process.app.close(0);
    assert.deepEqual(leftIn(process), [['error', 1]]);
  });

  it('leaves what it could not send to the next process', async (t) => {
    const desk = await openDesk(t);
    const one = desk.open({ store: 'shared' });
    one.app.onText(async (_message, ctx) => {
      await ctx.push('pushed');
      return 'passive';
    });
    desk.wecom.faults.delayNext('message/send', 60_000);
    assert.equal((await one.post(HI)).text, 'passive');
    await desk.until(() => desk.clock.waiting > 1);
    await one.app.close(0);
    const other = desk.open({ store: 'shared' });
    assert.equal((await other.post(HI)).text, 'passive');
    await desk.until(() => desk.arrived().length === 1, 500);
    await desk.until(async () => (await other.jobs()).length === 0);
    assert.deepEqual(desk.arrived(), ['pushed']);
  });

  it('says that a message is lost where nothing outlives the process', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ store: 'own' });
    process.app.onText(async (_message, ctx) => {
      await ctx.push('pushed');
    });
    desk.wecom.faults.delayNext('message/send', 60_000);
    await process.post(HI);
    await desk.until(() => desk.clock.waiting > 1);
    await process.app.close(0);
    const [told] = process.lines.filter(({ level }) => level === 'error');
    assert.match(told?.message ?? '', /^closing: messages that are not sent are lost/);
    assert.equal(told?.jobs, 1);
  });

  it('during the put at the deadline loses nothing', async (t) => {
    const desk = await openDesk(t);
    const one = desk.open({ store: 'shared' });
    const { counted } = slowHandler(one);
    one.backend.hang('put');
    const first = one.post(HI);
    await desk.until(() => counted.runs === 1);
    await desk.clock.advance(4500);
    const closing = one.app.close(0);
    await turns();
    one.backend.heal();
    await closing;
    assert.equal((await first).status, 503);
    const other = desk.open({ store: 'shared' });
    other.app.onText(() => 'from the next');
    assert.equal((await other.post(HI)).status, 200);
    await desk.clock.advance(20_000);
    await desk.until(async () => (await other.jobs()).length === 0);
    assert.equal(leftIn(one)[0]?.[0], 'info');
  });

  it('ends although the outbox hangs, and counts what it cannot keep as lost', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ isDurable: true });
    const { counted } = slowHandler(process);
    void process.post(HI);
    await desk.until(() => counted.runs === 1);
    process.backend.hang('put', 'take', 'postpone', 'delete', 'replace', 'add');
    const start = performance.now();
    await process.app.close(0);
    assert.ok(performance.now() - start < 6_000);
    assert.deepEqual(leftIn(process), [['error', 1]]);
  });

  it('gives back at once what it was just taking from the outbox', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ isDurable: true });
    process.backend.hang('take');
    process.app.onText(async (_message, ctx) => {
      await ctx.defer();
      return new Promise<string>(() => undefined);
    });
    await process.post(HI);
    const { corpId, agentId } = process.app.config;
    await process.backend.outbox(`${corpId}-${agentId}`).postpone((await process.jobs())[0]?.id ?? '', 0, 0);
    await process.app.close(0);
    const postponed = (): number => process.backend.asked.filter((asked) => asked.startsWith('postpone')).length;
    const before = postponed();
    process.backend.heal();
    await desk.until(() => postponed() > before);
    assert.equal((await process.jobs())[0]?.state, 'waiting');
  });

  it('does not begin what still waits for its turn', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ maxConcurrency: 1 });
    const { slow, counted } = slowHandler(process);
    const tries = [process.post(HI), process.post(textXml('next'))];
    await desk.until(() => counted.runs === 1);
    await process.app.close(0);
    slow.open('too late');
    await Promise.all(tries);
    await turns();
    assert.equal(counted.runs, 1);
  });

  it('while the store is asked who runs a callback leaves it to the next process', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ isDurable: true });
    const { counted } = slowHandler(process);
    process.backend.hang('add');
    const first = process.post(HI);
    await desk.until(() => process.backend.asked.some((asked) => asked.startsWith('add')));
    await process.app.close(0);
    process.backend.heal();
    assert.equal((await first).status, 503);
    await desk.clock.advance(5_000);
    assert.equal(counted.runs, 0);
  });

  it('keeps an answer that waits for a try where the next process finds it', async (t) => {
    const desk = await openDesk(t);
    const options = { store: 'shared', withoutSecret: true } as const;
    const one = desk.open(options);
    const { slow, counted } = slowHandler(one);
    const caller = new AbortController();
    const first = one.post(HI, caller.signal);
    await desk.until(() => counted.runs === 1);
    caller.abort();
    await first;
    slow.open('waited');
    await desk.until(() => one.messages().some((message) => /waits for a try/.test(message)));
    await one.app.close(0);
    const other = desk.open(options);
    other.app.onText(() => 'again');
    assert.equal((await other.post(HI)).text, 'waited');
  });

  it('sends an answer that waits for a try where it can', async (t) => {
    const desk = await openDesk(t);
    const one = desk.open({ store: 'shared', onDeadline: 'hold' });
    const { slow, counted } = slowHandler(one);
    const caller = new AbortController();
    const first = one.post(HI, caller.signal);
    await desk.until(() => counted.runs === 1);
    caller.abort();
    await first;
    slow.open('waited');
    await desk.until(() => one.messages().some((message) => /waits for a try/.test(message)));
    await one.app.close(0);
    const other = desk.open({ store: 'shared', onDeadline: 'hold' });
    other.app.onText(() => 'again');
    assert.equal((await other.post(HI)).body, '');
    await desk.until(() => desk.arrived().length === 1, 200);
    assert.deepEqual(desk.arrived(), ['waited']);
  });

  it('may be called twice, at once and again', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open();
    process.app.onText(() => 'hi');
    await process.post(HI);
    await Promise.all([process.app.close(), process.app.close()]);
    await process.app.close();
  });
});
