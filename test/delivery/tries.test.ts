import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textXml } from '../helpers/callbacks.js';
import { type Answer, openDesk, type Process, type ProcessOptions } from './desk.js';
import { gate } from './stage.js';

const HI = textXml('hi');
const EMPTY = { status: 200, body: '' };

function brief({ status, body }: Answer): { status: number; body: string } {
  return { status, body };
}

/** A process whose text handler ends when the test says so, and counts its runs. */
async function slowProcess(t: Parameters<typeof openDesk>[0], options: ProcessOptions = {}) {
  const desk = await openDesk(t);
  const process: Process = desk.open(options);
  const slow = gate<string | Error>();
  const counted = { runs: 0 };
  process.app.onText(async () => {
    counted.runs++;
    const value = await slow.promise;
    if (typeof value === 'string') return value;
    throw value;
  });
  return { desk, process, slow, counted };
}

for (const store of ['memory', 'shared'] as const) {
  describe(`a further try (${store})`, () => {
    it('before the handler ends gets the same answer as the first, encrypted anew', async (t) => {
      const { desk, process, slow, counted } = await slowProcess(t, { store });
      const tries = [process.post(HI), process.post(HI)];
      await desk.until(() => counted.runs === 1);
      tries.push(process.post(HI));
      slow.open('once');
      const answers = await Promise.all(tries);
      assert.deepEqual(
        answers.map(({ text }) => text),
        ['once', 'once', 'once'],
      );
      assert.equal(new Set(answers.map(({ body }) => body)).size, 3);
      assert.equal((await process.post(HI)).text, 'once');
      assert.equal(counted.runs, 1);
      assert.deepEqual(desk.arrived(), []);
    });

    it('while the callback is put into the outbox is acknowledged with the first', async (t) => {
      const { desk, process, slow, counted } = await slowProcess(t, { store });
      process.backend.hang('put');
      const tries = [process.post(HI)];
      await desk.until(() => counted.runs === 1);
      await desk.clock.advance(4500);
      tries.push(process.post(HI));
      process.backend.heal();
      assert.deepEqual((await Promise.all(tries)).map(brief), [EMPTY, EMPTY]);
      slow.open('pushed');
      await desk.until(() => desk.arrived().length > 0);
      assert.deepEqual(desk.arrived(), ['pushed']);
      assert.equal(counted.runs, 1);
    });

    it('while that put hangs carries the answer, which is then not sent as well', async (t) => {
      const { desk, process, slow, counted } = await slowProcess(t, { store });
      process.backend.hang('put');
      const gone = new AbortController();
      const first = process.post(HI, gone.signal);
      await desk.until(() => counted.runs === 1);
      await desk.clock.advance(4500);
      gone.abort();
      assert.equal((await first).status, 503);
      slow.open('carried');
      await desk.until(() => process.backend.asked.some((asked) => asked.startsWith('put')));
      assert.equal((await process.post(HI)).text, 'carried');
      process.backend.heal();
      await desk.until(async () => (await process.jobs()).length === 0);
      await desk.clock.advance(30_000);
      assert.deepEqual(desk.arrived(), []);
      assert.equal((await process.post(HI)).text, 'carried');
      assert.equal(counted.runs, 1);
    });

    it('after the deadline gets an empty 200, before and after the reply is sent', async (t) => {
      const { desk, process, slow, counted } = await slowProcess(t, { store });
      const first = process.post(HI);
      await desk.until(() => counted.runs === 1);
      await desk.clock.advance(4500);
      assert.deepEqual(brief(await first), EMPTY);
      assert.deepEqual(brief(await process.post(HI)), EMPTY);
      slow.open('pushed');
      await desk.until(() => desk.arrived().length === 1);
      assert.deepEqual(brief(await process.post(HI)), EMPTY);
      await desk.clock.advance(60_000);
      assert.deepEqual(desk.arrived(), ['pushed']);
      assert.equal(counted.runs, 1);
      assert.deepEqual(await process.jobs(), []);
    });

    it('after a failure gets what the error handler answered', async (t) => {
      const { desk, process, slow, counted } = await slowProcess(t, { store });
      process.app.setErrorHandler(() => 'sorry');
      const first = process.post(HI);
      await desk.until(() => counted.runs === 1);
      slow.open(new Error('out of paper'));
      assert.equal((await first).text, 'sorry');
      assert.equal((await process.post(HI)).text, 'sorry');
      assert.equal(counted.runs, 1);
    });

    it('after a failure without an error handler gets an empty 200', async (t) => {
      const { process, slow, counted } = await slowProcess(t, { store });
      const first = process.post(HI);
      slow.open(new Error('out of paper'));
      assert.deepEqual(brief(await first), EMPTY);
      assert.deepEqual(brief(await process.post(HI)), EMPTY);
      assert.equal(counted.runs, 1);
    });

    it('after the answer is dropped gets an empty 200', async (t) => {
      const { desk, process, slow, counted } = await slowProcess(t, { store, onDeadline: 'drop' });
      const first = process.post(HI);
      await desk.until(() => counted.runs === 1);
      await desk.clock.advance(4500);
      assert.deepEqual(brief(await first), EMPTY);
      assert.deepEqual(brief(await process.post(HI)), EMPTY);
      slow.open('nobody reads this');
      await desk.until(() => process.messages().some((message) => /dropped/.test(message)));
      assert.deepEqual(brief(await process.post(HI)), EMPTY);
      assert.deepEqual(desk.arrived(), []);
      assert.equal(counted.runs, 1);
    });

    it('after ctx.defer() gets the notice again, until the reply is sent', async (t) => {
      const desk = await openDesk(t);
      const process = desk.open({ store });
      const slow = gate<string>();
      let runs = 0;
      process.app.onText(async (_message, ctx) => {
        runs++;
        await ctx.defer('one moment');
        return slow.promise;
      });
      assert.equal((await process.post(HI)).text, 'one moment');
      assert.equal((await process.post(HI)).text, 'one moment');
      slow.open('done');
      await desk.until(() => desk.arrived().length === 1);
      await desk.until(async () => (await process.jobs()).length === 0);
      assert.deepEqual(brief(await process.post(HI)), EMPTY);
      assert.deepEqual(desk.arrived(), ['done']);
      assert.equal(runs, 1);
    });
  });
}

describe('a try that nobody answers in time', () => {
  it('is let go with a 503 after six seconds, when WeCom has long gone', async (t) => {
    const { desk, process, counted } = await slowProcess(t, { withoutSecret: true });
    const first = process.post(HI);
    await desk.until(() => counted.runs === 1);
    await desk.clock.advance(6_000);
    const { status, headers, body } = await first;
    assert.deepEqual([status, headers['retry-after'], body], [503, '1', 'not ready yet']);
  });
});
