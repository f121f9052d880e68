import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { WecomApp } from '../../src/index.js';
import { callbackOf, openReply, textXml } from '../helpers/callbacks.js';
import { type Desk, openDesk, type Process } from './desk.js';
import { gate } from './stage.js';

const HI = textXml('hi');

/** An app that goes on where another leaves off, as when its settings are changed while it runs. */
class ReplacingApp extends WecomApp {
  replace(before: ReplacingApp): void {
    this.core.takeOver(before.core);
  }
}

async function openTwo(t: TestContext): Promise<{ desk: Desk; before: ReplacingApp; after: ReplacingApp }> {
  const desk = await openDesk(t);
  const { app, backend }: Process = desk.open();
  const { environment, clock, logger } = app.config;
  const [before, after] = [0, 1].map(() => new ReplacingApp({ environment, clock, logger, store: backend }));
  assert.ok(before !== undefined && after !== undefined);
  t.after(async () => {
    await before.close(0);
    await after.close(0);
  });
  return { desk, before, after };
}

async function post(app: WecomApp, xml = HI): Promise<string> {
  const { status, body } = await app.handle({ method: 'POST', ...callbackOf(xml, app.config) });
  assert.ok(status === 200 || status === 503);
  if (status === 503) return 'busy';
  return body === '' ? '' : (/<Content><!\[CDATA\[(.*?)\]\]>/.exec(openReply(body, app.config))?.[1] ?? '?');
}

describe('an app that takes over from another', () => {
  it('gives tries the answer of the one that has the callback, before and after its handler ends', async (t) => {
    const { before, after } = await openTwo(t);
    const slow = gate<string>();
    let runs = 0;
    before.onText(() => {
      runs++;
      return slow.promise;
    });
    before.onText('done', () => 'long ago');
    after.onText(() => 'from the new one');
    assert.equal(await post(before, textXml('done')), 'long ago');
    const first = post(before);
    after.replace(before);
    assert.equal(await post(after, textXml('done')), 'long ago');
    const second = post(after);
    slow.open('from the old one');
    assert.deepEqual(await Promise.all([first, second]), ['from the old one', 'from the old one']);
    assert.equal(await post(after), 'from the old one');
    assert.equal(await post(after, textXml('new')), 'from the new one');
    assert.equal(runs, 1);
  });

  it('handles what the other had to leave', async (t) => {
    const { desk, before, after } = await openTwo(t);
    before.onText(() => new Promise<string>(() => undefined));
    after.onText(() => 'from the new one');
    const first = post(before);
    await desk.clock.advance(4500);
    assert.equal(await first, '');
    after.replace(before);
    assert.equal(await post(after), '');
    await before.close(0);
    await post(after, textXml('wakes its worker'));
    await desk.clock.advance(5_000);
    await desk.until(() => desk.arrived().length > 0);
    assert.deepEqual(desk.arrived(), ['from the new one']);
  });

  it('leaves alone what falls due while the other still works on it', async (t) => {
    const { desk, before, after } = await openTwo(t);
    const slow = gate<string>();
    before.onText(() => slow.promise);
    let runs = 0;
    after.onText('wakes its worker', () => undefined);
    after.onText(() => {
      runs++;
      return 'from the new one';
    });
    const first = post(before);
    await desk.clock.advance(4500);
    assert.equal(await first, '');
    after.replace(before);
    await post(after, textXml('wakes its worker'));
    const { store, corpId, agentId } = before.config;
    assert.ok(typeof store === 'object');
    const outbox = store.outbox(`${corpId}-${agentId}`);
    const [job] = await outbox.list('all', 1);
    await outbox.postpone(job?.id ?? '', 0, 0);
    await desk.clock.advance(3_000);
    slow.open('from the old one');
    await desk.until(() => desk.arrived().length > 0);
    await desk.clock.advance(60_000);
    assert.deepEqual([desk.arrived(), runs], [['from the old one'], 0]);
  });
});
