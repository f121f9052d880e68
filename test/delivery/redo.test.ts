import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { describe, it } from 'node:test';
import { eventXml, textXml } from '../helpers/callbacks.js';
import { openDesk, type Process, slowHandler } from './desk.js';
import { gate, turns } from './stage.js';

const HI = textXml('hi');
const keyOf = (xml: string): string => hash('sha256', xml, 'base64url');

function outboxOf({ app, backend }: Process) {
  return backend.outbox(`${app.config.corpId}-${app.config.agentId}`);
}

/** Puts a job as a process that died just now has left it, or any other one. */
async function leave(process: Process, payload: unknown, { kind = 'work', id = `w-${keyOf(HI)}` } = {}) {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const outbox = outboxOf(process);
  await outbox.put({ id, kind, payload: text, createdAt: process.app.config.clock.now(), attempts: 0 }, 0);
}

/** Makes the process look into its outbox. */
async function start({ post }: Process): Promise<void> {
  await post(eventXml('enter_agent'));
}

describe('a callback that a process accepted and did not finish', () => {
  it('is handled once, and its answer is sent', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open();
    let runs = 0;
    process.app.onText(({ content }) => {
      runs++;
      return `answer to ${content}`;
    });
    await leave(process, { xml: HI, runs: 1 });
    await start(process);
    await desk.until(() => desk.arrived().length === 1);
    await desk.until(async () => (await process.jobs()).length === 0);
    assert.deepEqual(desk.arrived(), ['answer to hi']);
    await desk.clock.advance(60_000);
    assert.equal((await process.post(HI)).body, '');
    assert.deepEqual([runs, desk.arrived().length], [1, 1]);
  });

  it('is not waited for by WeCom’s retry, which gets an empty 200', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ isDurable: true });
    const { slow, counted } = slowHandler(process);
    await leave(process, { xml: HI, runs: 1 });
    await start(process);
    await desk.until(() => counted.runs === 1);
    assert.equal((await process.post(HI)).body, '');
    slow.open('sent');
    await desk.until(() => desk.arrived().length === 1);
    assert.equal((await process.post(HI)).body, '');
    assert.deepEqual([counted.runs, desk.arrived()], [1, ['sent']]);
  });

  it('is handled once when a retry comes while the store is asked who runs it', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ isDurable: true });
    let runs = 0;
    process.app.onText(() => {
      runs++;
      return 'sent';
    });
    await leave(process, { xml: HI, runs: 1 });
    process.backend.hang('add');
    const started = start(process);
    await desk.until(() => process.backend.asked.some((asked) => asked.startsWith('add callback')));
    const retry = process.post(HI);
    await turns();
    process.backend.heal();
    await Promise.all([started, retry]);
    await desk.until(() => desk.arrived().length > 0);
    await desk.clock.advance(60_000);
    assert.deepEqual([runs, desk.arrived()], [1, ['sent']]);
  });

  it('that is handled here anyway is only held', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ isDurable: true });
    const { slow, counted } = slowHandler(process);
    const first = process.post(HI);
    await desk.until(() => counted.runs === 1);
    // As after a crash of the process that had it first.
    await leave(process, { xml: HI, runs: 1 });
    await desk.clock.advance(4500);
    assert.equal((await first).body, '');
    await desk.clock.advance(30_000);
    slow.open('sent');
    await desk.until(() => desk.arrived().length === 1);
    await desk.until(async () => (await process.jobs()).length === 0);
    assert.deepEqual([counted.runs, desk.arrived()], [1, ['sent']]);
  });

  it('from nobody is handled once as well', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ isDurable: true });
    const xml = eventXml('sys_approval_change', '', { userId: 'sys', agentId: '' });
    const slow = gate<undefined>();
    let runs = 0;
    process.app.setEventHandler(async (event) => {
      if (event.event !== 'sys_approval_change') return;
      runs++;
      await slow.promise;
    });
    await leave(process, { xml, runs: 1 }, { id: `w-${keyOf(xml)}` });
    await start(process);
    await desk.until(() => runs === 1);
    await desk.clock.advance(60_000);
    slow.open(undefined);
    await desk.until(async () => (await process.jobs()).length === 0);
    assert.equal(runs, 1);
  });

  it('whose answer was noted before the crash is not handled again: the answer is sent', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open();
    let runs = 0;
    process.app.onText(() => {
      runs++;
      return 'another answer';
    });
    const message = { msgType: 'text', text: { content: 'the answer' } };
    const payload = {
      userId: 'ZhangSan',
      messages: [{ call: 'message/send', message }],
      sent: 0,
      requestId: 'x-1',
      receivedAt: desk.clock.now(),
      road: 'push',
    };
    await leave(process, { answer: { jobId: `s-${keyOf(HI)}-0`, payload } });
    await start(process);
    await desk.until(() => desk.arrived().length === 1);
    await desk.until(async () => (await process.jobs()).length === 0);
    assert.deepEqual([runs, desk.arrived()], [0, ['the answer']]);
  });

  it('cannot be answered any more without the secret, which is said', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ withoutSecret: true });
    process.app.onText(() => 'nobody reads this');
    await leave(process, { xml: HI, runs: 1 });
    await start(process);
    await desk.until(() => process.messages().some((message) => /is lost; set secret/.test(message)));
    await desk.until(async () => (await process.jobs()).length === 0);
  });
});

describe('a callback that processes die of', () => {
  it('is run three times in all, and then kept as a dead letter', async (t) => {
    const desk = await openDesk(t);
    for (let run = 2; run <= 4; run++) {
      const process = desk.open({ store: 'shared' });
      let runs = 0;
      process.app.onText(() => {
        runs++;
        return new Promise<string>(() => undefined);
      });
      if (run === 2) await leave(process, { xml: HI, runs: 1 });
      else await desk.clock.advance(15_000);
      await start(process);
      if (run < 4) {
        await desk.until(() => runs === 1);
        const [job] = await process.jobs();
        assert.equal(JSON.parse(job?.payload ?? '').runs, run);
        process.kill();
      } else {
        await desk.until(async () => (await process.jobs())[0]?.state === 'dead');
        const [job] = await process.jobs();
        assert.equal(job?.lastError, '3 processes died while they handled it');
        assert.equal(runs, 0);
        // A person who retries it means it.
        await outboxOf(process).retry(job?.id ?? '');
        await desk.until(() => runs === 1, 1_000);
      }
    }
  });
});

describe('a job that cannot be read', () => {
  it('becomes a dead letter, and keeps the others of its batch from nothing', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open();
    process.app.onText(() => 'sent');
    await leave(process, 'no JSON', { id: 'w-a' });
    await leave(process, { of: 'another version' }, { id: 'w-b' });
    await leave(process, 'null', { id: 's-c', kind: 'send' });
    await leave(process, '{}', { id: 's-d', kind: 'send' });
    await leave(process, {}, { id: 'x-e', kind: 'other' });
    await leave(process, { xml: 'no callback', runs: 1 }, { id: 'w-f' });
    await leave(process, { xml: HI, runs: 1 });
    await start(process);
    await desk.until(() => desk.arrived().length === 1);
    await desk.until(async () => (await process.jobs()).every(({ state }) => state === 'dead'));
    assert.equal((await process.jobs()).length, 6);
  });
});

describe('a callback that falls due', () => {
  it('when nothing more can be run waits outside', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ maxConcurrency: 1, queueLimit: 1 });
    const { slow, counted } = slowHandler(process);
    process.app.onEvent('enter_agent', () => undefined);
    await start(process);
    const posted = [textXml('a'), textXml('b')].map((xml) => process.post(xml));
    await desk.until(() => counted.runs === 1);
    await leave(process, { xml: HI, runs: 1 });
    await desk.clock.advance(2_000);
    const job = (await process.jobs()).find(({ id }) => id === `w-${keyOf(HI)}`);
    assert.equal(job?.state, 'waiting');
    slow.open('done');
    await Promise.all(posted);
    await desk.until(() => desk.arrived().length === 1, 1_000);
    assert.equal(counted.runs, 3);
  });

  it('while the store is away is left for later', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ isDurable: true });
    let runs = 0;
    process.app.onText(() => {
      runs++;
      return 'sent';
    });
    await start(process);
    process.backend.fail('add');
    await leave(process, { xml: HI, runs: 1 });
    await desk.clock.advance(2_000);
    await desk.until(() => process.messages().some((message) => /cannot be handled again yet/.test(message)));
    process.backend.heal();
    await desk.clock.advance(16_000);
    await desk.until(() => desk.arrived().length === 1);
    assert.equal(runs, 1);
  });
});
