import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventXml, textXml } from '../helpers/callbacks.js';
import { type Answer, type Desk, openDesk, type Process, type ProcessOptions } from './desk.js';
import { gate } from './stage.js';

const HI = textXml('hi');

interface Counted {
  readonly process: Process;
  readonly slow: ReturnType<typeof gate<string>>;
  runs: number;
}

/** Processes on one file, each with a handler that ends when the test says so. */
function openSeveral(desk: Desk, count: number, options: ProcessOptions = {}): Counted[] {
  return Array.from({ length: count }, () => {
    const process = desk.open({ store: 'shared', ...options });
    const slow = gate<string>();
    const counted = { process, slow, runs: 0 };
    process.app.onText(() => {
      counted.runs++;
      return slow.promise;
    });
    return counted;
  });
}

function two(desk: Desk, options?: ProcessOptions): [Counted, Counted] {
  return openSeveral(desk, 2, options) as [Counted, Counted];
}

/** Makes the process look into the outbox from now on. */
async function wake({ process }: Counted): Promise<void> {
  await process.post(eventXml('enter_agent'));
}

const runsOf = (...several: Counted[]): number[] => several.map(({ runs }) => runs);

describe('two processes on one store', () => {
  it('handle a callback once: a retry at the other waits for the first', async (t) => {
    const desk = await openDesk(t);
    const [one, other] = two(desk);
    const first = one.process.post(HI);
    await desk.until(() => one.runs === 1);
    const second = other.process.post(HI);
    await desk.clock.advance(300);
    one.slow.open('from one');
    await desk.until(async () => (await first).text === 'from one');
    await desk.clock.advance(100);
    assert.equal((await second).text, 'from one');
    assert.equal((await other.process.post(HI)).text, 'from one');
    assert.deepEqual(runsOf(one, other), [1, 0]);
    // A further try at the other is no first one to its metrics and log.
    assert.deepEqual(
      other.process.lines.filter(({ message }) => message === 'callback').map((line) => line.try),
      [2, 2],
    );
  });

  it('acknowledge a callback together', async (t) => {
    const desk = await openDesk(t);
    const [one, other] = two(desk);
    const first = one.process.post(HI);
    await desk.until(() => one.runs === 1);
    const second = other.process.post(HI);
    await desk.clock.advance(4500);
    assert.equal((await first).body, '');
    await desk.clock.advance(200);
    assert.equal((await second).body, '');
    assert.equal((await other.process.post(HI)).status, 200);
    one.slow.open('sent');
    await desk.until(() => desk.arrived().length === 1);
    assert.equal((await other.process.post(HI)).body, '');
    await desk.clock.advance(60_000);
    assert.deepEqual([desk.arrived(), runsOf(one, other)], [['sent'], [1, 0]]);
  });

  it('do not both answer when tries come at the same moment', async (t) => {
    const desk = await openDesk(t);
    const several = openSeveral(desk, 3);
    for (const { slow } of several) slow.open('at once');
    const answers: Answer[] = [];
    for (const { process } of several) void process.post(HI).then((answer) => answers.push(answer));
    await desk.until(() => answers.length === 3, 50);
    assert.deepEqual(new Set(answers.map(({ text }) => text)), new Set(['at once']));
    assert.equal(
      several.reduce((sum, { runs }) => sum + runs, 0),
      1,
    );
  });

  it('remember an answer across a restart', async (t) => {
    const desk = await openDesk(t);
    const [one] = two(desk);
    one.slow.open('before');
    assert.equal((await one.process.post(HI)).text, 'before');
    await one.process.app.close();
    const [other] = two(desk);
    assert.equal((await other.process.post(HI)).text, 'before');
    assert.equal(other.runs, 0);
  });

  it('take over, in the try that waits, what a dead process has left', async (t) => {
    const desk = await openDesk(t);
    const [one, other] = two(desk, { withoutSecret: true });
    void one.process.post(HI);
    await desk.until(() => one.runs === 1);
    one.process.kill();
    await desk.clock.advance(2_000);
    const second = other.process.post(HI);
    await desk.until(() => other.runs === 1, 100);
    other.slow.open('from the other');
    assert.equal((await second).text, 'from the other');
    assert.deepEqual(runsOf(one, other), [1, 1]);
  });

  it('take over an acknowledged callback of a dead process, once, and answer it once', async (t) => {
    const desk = await openDesk(t);
    const [one, other] = two(desk);
    const first = one.process.post(HI);
    await desk.until(() => one.runs === 1);
    await desk.clock.advance(4500);
    assert.equal((await first).body, '');
    await desk.until(async () => (await other.process.post(HI)).status === 200, 100);
    one.process.kill();
    await desk.until(() => other.runs === 1, 500);
    assert.equal((await other.process.post(HI)).body, '', 'a late retry is not kept waiting');
    other.slow.open('from the other');
    await desk.until(() => desk.arrived().length === 1);
    await desk.clock.advance(120_000);
    assert.deepEqual([desk.arrived(), runsOf(one, other)], [['from the other'], [1, 1]]);
    assert.deepEqual(await other.process.jobs(), []);
  });

  it('answer once what a dead process had insured when its retry comes elsewhere', async (t) => {
    const desk = await openDesk(t);
    const several = openSeveral(desk, 3);
    const [one, other, third] = several as [Counted, Counted, Counted];
    void one.process.post(HI);
    await desk.until(() => one.runs === 1);
    await desk.clock.advance(300);
    await desk.until(async () => (await one.process.jobs()).length === 1);
    one.process.kill();
    // The retry runs here; the job falls due and may be taken there.
    await wake(third);
    const second = other.process.post(HI);
    await desk.until(() => other.runs === 1, 100);
    await desk.clock.advance(20_000);
    await second;
    other.slow.open('once');
    await desk.until(() => desk.arrived().length > 0, 100);
    await desk.clock.advance(60_000);
    await desk.until(async () => (await third.process.jobs()).length === 0, 1000);
    assert.deepEqual([desk.arrived(), runsOf(other, third)], [['once'], [1, 0]]);
  });
});

describe('a process that was taken for dead, and lives', () => {
  it('finds its callback answered by another, and says nothing more', async (t) => {
    const desk = await openDesk(t);
    const [one, other] = two(desk);
    const first = one.process.post(HI);
    await desk.until(() => one.runs === 1);
    await desk.clock.advance(4500);
    assert.equal((await first).body, '');
    await wake(other);
    // Cut off from the store for longer than its holds last.
    one.process.backend.fail('renew', 'set', 'take', 'put', 'done', 'get', 'add', 'replace');
    await desk.until(() => other.runs === 1, 500);
    other.slow.open('from the other');
    await desk.until(() => desk.arrived().includes('from the other'));
    one.process.backend.heal();
    one.slow.open('from the one');
    await desk.until(() => one.process.messages().some((message) => /the answer of this one is dropped/.test(message)));
    await desk.clock.advance(60_000);
    assert.equal(desk.arrived().includes('from the one'), false);
  });

  it('answers itself when its job was taken and nobody has handled it', async (t) => {
    const desk = await openDesk(t);
    const [one, other] = two(desk);
    const first = one.process.post(HI);
    await desk.until(() => one.runs === 1);
    await desk.clock.advance(4500);
    assert.equal((await first).body, '');
    // Only the outbox forgets it; the store knows that it lives.
    one.process.backend.fail('renew', 'take');
    await wake(other);
    await desk.clock.advance(30_000);
    one.process.backend.heal();
    one.slow.open('from the one');
    await desk.until(() => desk.arrived().includes('from the one'), 100);
    await desk.clock.advance(60_000);
    await desk.until(async () => (await one.process.jobs()).every(({ id }) => !id.startsWith('w-')), 1000);
    assert.equal(other.runs, 0);
    assert.equal(desk.arrived().filter((text) => text === 'from the one').length, 1);
  });

  it('is not robbed by others after an outage of the store', async (t) => {
    const desk = await openDesk(t);
    const [one, other] = two(desk, { withoutSecret: true });
    void one.process.post(HI);
    await desk.until(() => one.runs === 1);
    await wake(other);
    for (const { process } of [one, other]) process.backend.fail('set', 'get', 'add', 'replace');
    await desk.clock.advance(7_000);
    // The other is back first.
    other.process.backend.heal();
    const second = other.process.post(HI);
    await desk.clock.advance(1_000);
    one.process.backend.heal();
    await desk.clock.advance(2_500);
    one.slow.open('from the one');
    await desk.clock.advance(500);
    assert.equal((await second).text, 'from the one');
    assert.equal(other.runs, 0);
  });
});
