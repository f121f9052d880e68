import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HandlerError, reply } from '../../src/index.js';
import { eventXml, textXml } from '../helpers/callbacks.js';
import { openDesk } from './desk.js';
import { gate } from './stage.js';

const HI = textXml('hi');

describe('ctx.defer()', () => {
  it('may be called twice, and after the deadline', async (t) => {
    const desk = await openDesk(t);
    const { app, post } = desk.open();
    const slow = gate<undefined>();
    app.onText(async (_message, ctx) => {
      await slow.promise;
      await ctx.defer('too late for a notice');
      await ctx.defer();
      return 'done';
    });
    const first = post(HI);
    await desk.clock.advance(4500);
    assert.equal((await first).body, '');
    slow.open(undefined);
    await desk.until(() => desk.arrived().length === 1);
    assert.deepEqual(desk.arrived(), ['done']);
  });

  it('twice at once acknowledges once, with the first notice', async (t) => {
    const desk = await openDesk(t);
    const { app, post, backend } = desk.open();
    app.onText(async (_message, ctx) => {
      await Promise.all([ctx.defer('one'), ctx.defer('two')]);
      return 'done';
    });
    assert.equal((await post(HI)).text, 'one');
    await desk.until(() => desk.arrived().length === 1);
    assert.equal(backend.asked.filter((asked) => asked.startsWith('put w-')).length, 1);
  });

  for (const kind of ['sync', 'async'] as const) {
    it(`without await, before a return at once, gives one answer (${kind})`, async (t) => {
      const desk = await openDesk(t);
      const { app, post, jobs } = desk.open({ isDurable: true });
      const handler = (_message: unknown, ctx: { defer(): Promise<void> }) => {
        void ctx.defer();
        return 'done';
      };
      app.onText(kind === 'sync' ? handler : async (message, ctx) => handler(message, ctx));
      const { text } = await post(HI);
      await desk.clock.advance(10_000);
      await desk.until(async () => (await jobs()).length === 0);
      const passive = text === undefined ? [] : [text];
      assert.deepEqual([...passive, ...desk.arrived()], ['done']);
      assert.equal((await post(HI)).text, text);
    });
  }

  it('counts against onDeadline: drop', async (t) => {
    const desk = await openDesk(t);
    const { app, post } = desk.open({ onDeadline: 'drop' });
    const slow = gate<string>();
    let signal: AbortSignal | undefined;
    app.onText(async (_message, ctx) => {
      signal = ctx.signal;
      await ctx.defer();
      return slow.promise;
    });
    assert.equal((await post(HI)).body, '');
    await desk.clock.advance(10_000);
    assert.equal(signal?.aborted, false);
    slow.open('not dropped');
    await desk.until(() => desk.arrived().length === 1);
  });

  it('says that an agentId is missing where nobody names one', async (t) => {
    const desk = await openDesk(t);
    const { app } = desk.open();
    const { WECOM_APP_AGENT_ID: _agentId, ...environment } = app.config.environment;
    const nameless = desk.open({ environment });
    nameless.app.setErrorHandler((error) => String(error));
    nameless.app.onEvent('book_meeting_room', async (_event, ctx) => {
      await ctx.defer();
    });
    nameless.app.onEvent('cancel_meeting_room', async (_event, ctx) => {
      await ctx.push('free again');
    });
    for (const event of ['book_meeting_room', 'cancel_meeting_room']) {
      const { text } = await nameless.post(eventXml(event, '', { agentId: '' }));
      assert.match(text ?? '', /agentId.*WECOM_APP_AGENT_ID/s);
    }
    assert.deepEqual(await nameless.jobs(), []);
  });
});

describe('ctx.push()', () => {
  it('after the handler has returned still sends', async (t) => {
    const desk = await openDesk(t);
    const { app, post } = desk.open();
    const later = gate<undefined>();
    app.onText(async (_message, ctx) => {
      void later.promise.then(() => ctx.push('afterwards'));
      return 'first';
    });
    assert.equal((await post(HI)).text, 'first');
    later.open(undefined);
    await desk.until(() => desk.arrived().length === 1);
    assert.deepEqual(desk.arrived(), ['afterwards']);
  });

  it('many times at once keeps the order, and the reply comes last', async (t) => {
    const desk = await openDesk(t);
    const { app, post } = desk.open({ store: 'shared' });
    app.onText(async (_message, ctx) => {
      await ctx.defer();
      void ctx.push('1');
      await Promise.all(['2', '3', '4'].map((text) => ctx.push(text)));
      return 'last';
    });
    await post(HI);
    await desk.until(() => desk.arrived().length === 5);
    assert.deepEqual(desk.arrived(), ['1', '2', '3', '4', 'last']);
  });

  it('of nothing sends nothing', async (t) => {
    const desk = await openDesk(t);
    const { app, post, backend } = desk.open();
    app.onText(async (_message, ctx) => {
      await ctx.push('');
      return 'reply';
    });
    assert.equal((await post(HI)).text, 'reply');
    assert.deepEqual(
      backend.asked.filter((asked) => asked.startsWith('put s-')),
      [],
    );
  });
});

describe('an event that comes from no member', () => {
  const CHANGE = eventXml('sys_approval_change', '', { userId: 'sys', agentId: '' });

  it('is acknowledged at the deadline whatever onDeadline says, since there is nobody to answer', async (t) => {
    for (const options of [{}, { withoutSecret: true }, { onDeadline: 'drop' }] as const) {
      const desk = await openDesk(t);
      const { app, post, jobs, lines } = desk.open(options);
      const slow = gate<undefined>();
      let signal: AbortSignal | undefined;
      app.setEventHandler(async (_event, ctx) => {
        signal = ctx.signal;
        await slow.promise;
      });
      const first = post(CHANGE);
      await desk.clock.advance(4500);
      const { status, body } = await first;
      assert.deepEqual([status, body], [200, '']);
      await desk.clock.advance(30_000);
      assert.equal(signal?.aborted, false);
      assert.equal((await jobs()).length, 1);
      slow.open(undefined);
      await desk.until(async () => (await jobs()).length === 0);
      await desk.until(() => lines.some(({ message }) => /handled after it was acknowledged/.test(message)));
      assert.ok(lines.every(({ level }) => level !== 'error'));
    }
  });

  it('can be deferred, and pushed to nobody', async (t) => {
    const desk = await openDesk(t);
    const { app, post, jobs, lines } = desk.open();
    app.setEventHandler(async (_event, ctx) => {
      await ctx.defer('nobody reads this');
      await ctx.push('nor this');
    });
    assert.equal((await post(CHANGE)).body, '');
    await desk.until(async () => (await jobs()).length === 0);
    await desk.until(() => lines.some(({ level }) => level === 'error'));
    const failure = lines.find(({ level }) => level === 'error')?.err as Error;
    assert.match(failure.message, /comes from no member/);
    assert.equal(desk.wecom.callsOf('message/send').length, 0);
  });

  it('refuses ctx.push() with invalid_reply, with or without a secret, and the handler may go on', async (t) => {
    for (const userId of ['sys', '']) {
      for (const withoutSecret of [false, true]) {
        const desk = await openDesk(t);
        const { app, post, jobs, lines } = desk.open({ withoutSecret });
        const refused: unknown[] = [];
        app.setEventHandler(async (_event, ctx) => {
          for (const message of ['a text', '', reply.image('m1')]) {
            await ctx.push(message).catch((error: unknown) => refused.push(error));
          }
        });
        const { status, body } = await post(eventXml('sys_approval_change', '', { userId, agentId: '' }));
        assert.deepEqual([status, body], [200, '']);
        assert.equal(refused.length, 3);
        for (const error of refused) {
          assert.ok(error instanceof HandlerError);
          assert.equal(error.code, 'invalid_reply');
          assert.match(error.message, /ctx\.api\.send/);
        }
        assert.deepEqual(await jobs(), []);
        assert.ok(lines.every(({ level }) => level !== 'error'));
      }
    }
  });
});

describe('a handler that never ends', () => {
  it('is acknowledged, and keeps nothing else waiting', async (t) => {
    const desk = await openDesk(t);
    const { app, post, jobs } = desk.open({ isDurable: true });
    app.onText('never', () => new Promise<string>(() => undefined));
    app.onText('quick', () => 'here');
    const first = post(textXml('never'));
    await desk.clock.advance(4500);
    assert.equal((await first).body, '');
    assert.equal((await post(textXml('quick'))).text, 'here');
    await desk.clock.advance(3_600_000);
    const [job, ...others] = await jobs();
    assert.deepEqual([job?.kind, job?.state, others.length], ['work', 'held', 0]);
  });
});

describe('a long text', () => {
  it('that no try was there to carry arrives whole, in order', async (t) => {
    const desk = await openDesk(t);
    const { app, post, jobs } = desk.open({ onDeadline: 'hold' });
    const slow = gate<string>();
    app.onText(() => slow.promise);
    const gone = new AbortController();
    const first = post(HI, gone.signal);
    gone.abort();
    await first;
    const long = '长'.repeat(1200);
    slow.open(long);
    await desk.clock.advance(1_000);
    assert.deepEqual(desk.arrived(), [], 'the end does not come before the beginning');
    await desk.clock.advance(20_000);
    await desk.until(() => desk.arrived().length === 2);
    assert.equal(desk.arrived().join(''), long);
    await desk.until(async () => (await jobs()).length === 0);
  });

  it('that a later try carries is continued after that', async (t) => {
    const desk = await openDesk(t);
    const { app, post } = desk.open({ onDeadline: 'hold' });
    const slow = gate<string>();
    app.onText(() => slow.promise);
    const gone = new AbortController();
    const first = post(HI, gone.signal);
    gone.abort();
    await first;
    const long = '长'.repeat(1200);
    slow.open(long);
    await desk.clock.advance(1_000);
    const { text = '' } = await post(HI);
    await desk.until(() => desk.arrived().length === 1);
    assert.equal(text + desk.arrived().join(''), long);
    await desk.clock.advance(60_000);
    assert.equal(desk.arrived().length, 1);
  });
});
