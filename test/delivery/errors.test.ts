import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reply } from '../../src/index.js';
import { textXml } from '../helpers/callbacks.js';
import { openDesk, type ProcessOptions } from './desk.js';
import { gate } from './stage.js';

const HI = textXml('hi');

describe('a handler that fails', () => {
  it('before the deadline is answered for by the error handler, in the response', async (t) => {
    const desk = await openDesk(t);
    const { app, post, lines } = desk.open();
    app.setErrorHandler((error) => `sorry: ${(error as Error).message}`);
    app.onText('sync', () => {
      throw new Error('at once');
    });
    app.onText('async', async () => {
      throw new Error('later');
    });
    assert.equal((await post(textXml('sync'))).text, 'sorry: at once');
    assert.equal((await post(textXml('async'))).text, 'sorry: later');
    const failures = lines.filter(({ level }) => level === 'error');
    assert.deepEqual(
      failures.map(({ message, outcome, err }) => [message, outcome, (err as Error).message]),
      [
        ['callback failed in its handler', 'handler_error', 'at once'],
        ['callback failed in its handler', 'handler_error', 'later'],
      ],
    );
  });

  it('after the deadline is answered for by message/send, and told once', async (t) => {
    const desk = await openDesk(t);
    const { app, post, lines } = desk.open();
    const slow = gate<undefined>();
    app.setErrorHandler(() => 'sorry');
    app.onText(async () => {
      await slow.promise;
      throw new Error('out of paper');
    });
    const first = post(HI);
    await desk.clock.advance(4500);
    assert.equal((await first).body, '');
    slow.open(undefined);
    await desk.until(() => desk.arrived().length === 1);
    assert.deepEqual(desk.arrived(), ['sorry']);
    await desk.until(() => lines.some(({ level }) => level === 'error'));
    const failures = lines.filter(({ level }) => level === 'error');
    assert.equal(failures.length, 1);
    assert.equal((failures[0]?.err as Error | undefined)?.message, 'out of paper');
    assert.equal(failures[0]?.road, 'push');
  });

  for (const [road, options, message] of [
    ['hold', { withoutSecret: true }, 'callback failed in its handler after its first try'],
    ['drop', { onDeadline: 'drop' }, 'callback failed in its handler after it was acknowledged'],
  ] as const satisfies readonly (readonly [string, ProcessOptions, string])[]) {
    it(`after its first try is told in the log as well (${road})`, async (t) => {
      const desk = await openDesk(t);
      const { app, post, lines } = desk.open(options);
      const slow = gate<undefined>();
      app.onText(async () => {
        await slow.promise;
        throw new Error('out of paper');
      });
      const first = post(HI);
      await desk.clock.advance(6_000);
      await first;
      const second = post(HI);
      slow.open(undefined);
      assert.equal((await second).body, '');
      await desk.until(() => lines.some(({ level }) => level === 'error'));
      const failures = lines.filter(({ level }) => level === 'error');
      assert.deepEqual(
        failures.map((line) => line.message),
        [message],
      );
      assert.equal((failures[0]?.err as Error | undefined)?.message, 'out of paper');
    });
  }

  it('with an answer that is dropped is told in the log', async (t) => {
    const desk = await openDesk(t);
    const { app, post, lines } = desk.open({ onDeadline: 'drop' });
    const slow = gate<undefined>();
    app.setErrorHandler(() => 'sorry');
    app.onText(async () => {
      await slow.promise;
      throw new Error('out of paper');
    });
    const first = post(HI);
    await desk.clock.advance(4500);
    await first;
    slow.open(undefined);
    await desk.until(() => lines.some(({ level }) => level === 'error'));
    const [failure] = lines.filter(({ level }) => level === 'error');
    assert.match(failure?.message ?? '', /after the deadline; the reply is dropped/);
    assert.equal((failure?.err as Error | undefined)?.message, 'out of paper');
    assert.deepEqual(desk.arrived(), []);
  });

  it('whose error handler fails as well is answered with an empty 200, once', async (t) => {
    const desk = await openDesk(t);
    const { app, post } = desk.open();
    let runs = 0;
    app.setErrorHandler(() => {
      throw new Error('me too');
    });
    app.onText(() => {
      runs++;
      throw new Error('out of paper');
    });
    for (const _try of [1, 2]) {
      const { status, body } = await post(HI);
      assert.deepEqual([status, body], [200, '']);
    }
    assert.equal(runs, 1);
  });

  it('by a reply that WeCom would refuse is answered for by the error handler, on both roads', async (t) => {
    const desk = await openDesk(t);
    const { app, post } = desk.open();
    app.setErrorHandler((error) => (error as { code: string }).code);
    app.onText('now', () => reply.image(''));
    app.onText('deferred', async (_message, ctx) => {
      await ctx.defer();
      return reply.news([]);
    });
    assert.equal((await post(textXml('now'))).text, 'invalid_reply');
    assert.equal((await post(textXml('deferred'))).body, '');
    await desk.until(() => desk.arrived().length === 1);
    assert.deepEqual(desk.arrived(), ['invalid_reply']);
  });

  it('by a reply that only a response can carry says so, and leaves nothing behind', async (t) => {
    const desk = await openDesk(t);
    const { app, post, messages, jobs } = desk.open();
    app.onText('deferred', async (_message, ctx) => {
      await ctx.defer();
      return { msgType: 'raw', xml: '<xml/>' };
    });
    await post(textXml('deferred'));
    await desk.until(() => messages().some((message) => /the reply cannot be sent/.test(message)));
    await desk.until(async () => (await jobs()).length === 0);
    assert.deepEqual(desk.arrived(), []);
  });
});

describe('middleware', () => {
  it('is part of what the ladder waits for, and can answer', async (t) => {
    const desk = await openDesk(t);
    const { app, post } = desk.open();
    const slow = gate<undefined>();
    let runs = 0;
    app.use(async (_ctx, next) => {
      const answer = await next();
      await slow.promise;
      return `${String(answer)}, wrapped`;
    });
    app.onText(() => {
      runs++;
      return 'handled';
    });
    const first = post(HI);
    await desk.clock.advance(4500);
    assert.equal((await first).body, '');
    slow.open(undefined);
    await desk.until(() => desk.arrived().length === 1);
    assert.deepEqual(desk.arrived(), ['handled, wrapped']);
    assert.equal(runs, 1);
  });

  it('may defer in the place of the handler', async (t) => {
    const desk = await openDesk(t);
    const { app, post } = desk.open();
    app.use(async (ctx, next) => {
      await ctx.defer('in a moment');
      return next();
    });
    app.onText(async () => 'here');
    assert.equal((await post(HI)).text, 'in a moment');
    await desk.until(() => desk.arrived().length === 1);
    assert.deepEqual(desk.arrived(), ['here']);
  });
});

describe('a tracer of the user’s that fails', () => {
  it('costs no callback its answer', async (t) => {
    const desk = await openDesk(t);
    const quiet = { setAttribute: () => undefined, recordException: () => undefined, setStatus: () => undefined };
    const failing = {
      ...quiet,
      setAttribute: () => {
        throw new Error('no span');
      },
    };
    const tracer = {
      startActiveSpan: (name: string, _options: object, task: (span: object) => unknown) =>
        task({ ...(name === 'wecom.handler' ? failing : quiet), end: () => undefined }),
    };
    const { app, post } = desk.open({ tracer: tracer as never });
    app.onText('sync', () => 'x');
    app.onText('async', async () => 'x');
    for (const content of ['sync', 'async']) {
      assert.equal((await post(textXml(content))).text, 'x');
    }
  });
});
