import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { callbackOf, openReply, textXml } from '../helpers/callbacks.js';
import { openDesk, type Process, slowHandler } from './desk.js';

const HI = textXml('hi');

/** A try whose caller leaves as soon as the handler runs. */
async function postAndLeave(
  { post }: Process,
  isRunning: () => boolean,
  until: (isSo: () => boolean) => Promise<void>,
) {
  const caller = new AbortController();
  const first = post(HI, caller.signal);
  await until(isRunning);
  caller.abort();
  assert.equal((await first).status, 503);
}

for (const store of ['memory', 'shared'] as const) {
  describe(`a caller who leaves at once (${store})`, () => {
    it('push: the answer is sent when the handler ends, and a retry gets an empty 200', async (t) => {
      const desk = await openDesk(t);
      const process = desk.open({ store });
      const { slow, counted } = slowHandler(process);
      await postAndLeave(process, () => counted.runs === 1, desk.until);
      slow.open('sent');
      await desk.until(() => desk.arrived().length === 1);
      assert.equal((await process.post(HI)).body, '');
      await desk.clock.advance(60_000);
      assert.deepEqual(desk.arrived(), ['sent']);
      assert.equal(counted.runs, 1);
    });

    it('push: a retry that comes before the handler ends carries the answer', async (t) => {
      const desk = await openDesk(t);
      const process = desk.open({ store });
      const { slow, counted } = slowHandler(process);
      await postAndLeave(process, () => counted.runs === 1, desk.until);
      const second = process.post(HI);
      slow.open('carried');
      assert.equal((await second).text, 'carried');
      await desk.clock.advance(60_000);
      await desk.until(async () => (await process.jobs()).length === 0);
      assert.deepEqual(desk.arrived(), []);
      assert.equal(counted.runs, 1);
    });

    it('hold: the answer waits for the retry', async (t) => {
      const desk = await openDesk(t);
      const process = desk.open({ store, withoutSecret: true });
      const { slow, counted } = slowHandler(process);
      await postAndLeave(process, () => counted.runs === 1, desk.until);
      slow.open('waited');
      await desk.clock.advance(2_000);
      assert.equal((await process.post(HI)).text, 'waited');
      await desk.clock.advance(60_000);
      assert.ok(process.lines.every(({ level }) => level !== 'error'));
      assert.equal(counted.runs, 1);
    });

    it('hold, without a retry: the answer is lost, which is said; one that comes late has it all the same', async (t) => {
      const desk = await openDesk(t);
      const process = desk.open({ store, withoutSecret: true });
      const { slow, counted } = slowHandler(process);
      await postAndLeave(process, () => counted.runs === 1, desk.until);
      slow.open('late');
      await desk.clock.advance(60_000);
      await desk.until(() => process.messages().some((message) => /is lost; set secret/.test(message)));
      assert.equal((await process.post(HI)).text, 'late');
      assert.equal(counted.runs, 1);
    });

    it('hold with a secret, without a retry: the answer is sent', async (t) => {
      const desk = await openDesk(t);
      const process = desk.open({ store, onDeadline: 'hold' });
      const { slow, counted } = slowHandler(process);
      await postAndLeave(process, () => counted.runs === 1, desk.until);
      slow.open('sent');
      await desk.clock.advance(19_000);
      assert.deepEqual(desk.arrived(), []);
      await desk.clock.advance(2_000);
      await desk.until(() => desk.arrived().length === 1);
      assert.equal((await process.post(HI)).body, '');
      await desk.clock.advance(60_000);
      assert.deepEqual(desk.arrived(), ['sent']);
      assert.equal(counted.runs, 1);
    });

    it('without anything to say is not waited for', async (t) => {
      const desk = await openDesk(t);
      const process = desk.open({ store });
      const { slow, counted } = slowHandler(process);
      await postAndLeave(process, () => counted.runs === 1, desk.until);
      slow.open('');
      await desk.until(async () => (await process.jobs()).length === 0);
      assert.equal((await process.post(HI)).body, '');
      assert.equal(counted.runs, 1);
    });
  });
}

describe('an answer that waits for a try', () => {
  it('goes with one that reaches another process, and is not sent as well', async (t) => {
    const desk = await openDesk(t);
    const [one, other] = [
      desk.open({ store: 'shared', onDeadline: 'hold' }),
      desk.open({ store: 'shared', onDeadline: 'hold' }),
    ];
    const { slow, counted } = slowHandler(one);
    other.app.onText(() => 'from the other');
    await postAndLeave(one, () => counted.runs === 1, desk.until);
    const long = '长'.repeat(1200);
    slow.open(long);
    await desk.clock.advance(1_000);
    const { text = '' } = await other.post(HI);
    assert.notEqual(text, '');
    await desk.clock.advance(30_000);
    await desk.until(() => desk.arrived().length === 1);
    assert.equal(text + desk.arrived().join(''), long, 'the rest is sent by the process that knows it');
    await desk.clock.advance(30_000);
    assert.equal(desk.arrived().length, 1);
  });

  it('is sent once when a try reaches another process after that', async (t) => {
    const desk = await openDesk(t);
    const [one, other] = [
      desk.open({ store: 'shared', onDeadline: 'hold' }),
      desk.open({ store: 'shared', onDeadline: 'hold' }),
    ];
    const { slow, counted } = slowHandler(one);
    other.app.onText(() => 'from the other');
    await postAndLeave(one, () => counted.runs === 1, desk.until);
    slow.open('sent');
    await desk.clock.advance(21_000);
    await desk.until(() => desk.arrived().length === 1);
    assert.equal((await other.post(HI)).body, '');
    assert.deepEqual(desk.arrived(), ['sent']);
  });
});

describe('over HTTP', () => {
  it('a connection that is reset frees the try, and the next one has the answer', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ host: '127.0.0.1', port: 0 });
    const server = await process.app.listen({ closeOnSignals: false });
    const { slow, counted } = slowHandler(process);
    const { corpId, token, encodingAESKey } = process.app.config;
    const settings = { corpId, token, encodingAESKey };
    const send = (signal?: AbortSignal): Promise<Response> => {
      const { query, body } = callbackOf(HI, settings);
      const url = `${server.origin}${process.app.config.path}?${new URLSearchParams(query)}`;
      return fetch(url, { method: 'POST', body, ...(signal === undefined ? {} : { signal }) });
    };
    const caller = new AbortController();
    const first = send(caller.signal).catch(() => 'reset');
    await desk.until(() => counted.runs === 1);
    caller.abort();
    assert.equal(await first, 'reset');
    await desk.until(() => process.lines.some(({ outcome }) => outcome === 'waiting'));
    const timers = desk.clock.waiting;
    const second = send();
    await desk.until(() => desk.clock.waiting > timers);
    slow.open('once');
    assert.match(openReply(await (await second).text(), settings), /once/);
    assert.equal(counted.runs, 1);
    assert.deepEqual(desk.arrived(), []);
  });
});
