import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventXml, textXml } from '../helpers/callbacks.js';
import { RedisServer, skipWithoutRedis } from '../helpers/redis-server.js';
import { type Desk, openDesk, type Process } from './desk.js';
import { gate } from './stage.js';

let messages = 0;

/** A text that nobody has sent before. */
function newText(content = 'hi'): string {
  return textXml(content, { msgId: String(++messages) });
}

describe('processes on one Redis', { skip: skipWithoutRedis() }, () => {
  let server: RedisServer;
  before(async () => {
    server = await RedisServer.start();
  });
  after(() => server.stop());

  function two(desk: Desk): [Process, Process] {
    const store = server.url as `redis:${string}`;
    return [desk.open({ store }), desk.open({ store })];
  }

  it('handle a callback once, and answer its tries alike', async (t) => {
    const desk = await openDesk(t);
    const [one, other] = two(desk);
    const slow = gate<string>();
    const runs = [0, 0];
    for (const [index, { app }] of [one, other].entries()) {
      app.onText(() => {
        runs[index] = (runs[index] ?? 0) + 1;
        return slow.promise;
      });
    }
    const xml = newText();
    const first = one.post(xml);
    await desk.until(() => runs[0] === 1);
    let answer: string | undefined;
    void other.post(xml).then(({ text }) => {
      answer = text;
    });
    slow.open('once');
    assert.equal((await first).text, 'once');
    await desk.until(() => answer !== undefined, 100);
    assert.equal(answer, 'once');
    assert.deepEqual(runs, [1, 0]);
  });

  it('acknowledge it together, and send its answer once', async (t) => {
    const desk = await openDesk(t);
    const [one, other] = two(desk);
    const slow = gate<string>();
    for (const { app } of [one, other]) {
      app.onText(async (_message, ctx) => {
        await ctx.defer();
        return slow.promise;
      });
    }
    const xml = newText();
    assert.equal((await one.post(xml)).body, '');
    await desk.until(async () => (await other.post(xml)).status === 200, 100);
    slow.open('sent');
    await desk.until(() => desk.arrived().length > 0);
    await desk.until(async () => (await one.jobs()).length === 0);
    assert.deepEqual(desk.arrived(), ['sent']);
  });

  it('go on without it, and with it when it is back', async (t) => {
    const desk = await openDesk(t);
    const [one, other] = two(desk);
    for (const { app } of [one, other]) {
      app.onText('defer', async (_message, ctx) => {
        await ctx.defer();
        return 'deferred';
      });
      app.onText(({ content }) => content);
      app.setErrorHandler((error) => (error as { code: string }).code);
    }
    await one.post(eventXml('enter_agent'));
    await server.shutDown();
    assert.equal((await one.post(newText('passive'))).text, 'passive');
    const refused = one.post(newText('defer'));
    await desk.until(() => one.lines.some(({ message }) => /^the store is away/.test(message)));
    assert.equal((await refused).text, 'store_unavailable');
    await server.restart();
    await desk.until(async () => {
      await one.post(newText('again'));
      return one.lines.some(({ message }) => /^the store is back/.test(message));
    });
    await desk.until(async () => (await one.post(newText('defer'))).body === '');
    await desk.until(() => desk.arrived().length > 0);
    assert.deepEqual(new Set(desk.arrived()), new Set(['deferred']));
  });

  it('finish what one of them has left', async (t) => {
    const desk = await openDesk(t);
    const [one, other] = two(desk);
    let runs = 0;
    one.app.onText(async (_message, ctx) => {
      runs++;
      await ctx.defer();
      return new Promise<string>(() => undefined);
    });
    assert.equal((await one.post(newText())).body, '');
    await one.app.close(0);
    other.app.onText(() => 'from the other');
    await other.post(eventXml('enter_agent'));
    await desk.until(() => desk.arrived().length > 0, 500);
    assert.deepEqual([runs, desk.arrived()], [1, ['from the other']]);
  });
});
