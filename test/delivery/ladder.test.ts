import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Emulator } from '../../src/emulator/index.js';
import type { PassiveReply } from '../../src/index.js';
import { gate, openStage } from './stage.js';

describe('a slow handler, with a secret', () => {
  it('is acknowledged at the deadline, runs once, and its reply is sent', async (t) => {
    const { clock, wecom, app, lines, outcomes, until } = await openStage(t);
    const slow = gate<string>();
    let runs = 0;
    app.onText(() => {
      runs++;
      return slow.promise;
    });
    const sending = wecom.user('ZhangSan').sendText('hi');
    await until(() => runs === 1);
    await clock.advance(4500);
    const exchange = await sending;
    assert.deepEqual(outcomes(exchange), ['answered']);
    assert.equal(exchange.answer?.kind, 'empty');
    assert.equal(wecom.sent.length, 0);
    await clock.advance(15_500);
    slow.open('at last');
    await until(() => wecom.sent.length === 1);
    assert.equal((await wecom.expectReply('at last')).road, 'active');
    assert.equal(runs, 1);
    await until(() => lines.some(({ message }) => message === 'sent by message/send'));
    assert.deepEqual(
      lines
        .filter(({ message }) => /^callback( handled.*)?$/.test(message))
        .map(({ outcome, road }) => [outcome, road]),
      [
        ['acknowledged', 'push'],
        ['replied', 'push'],
      ],
    );
  });

  it('may tell the member that it takes a while', async (t) => {
    const { clock, wecom, app, until } = await openStage(t, { deadlineNotice: '正在处理…', replyDeadline: 1000 });
    const slow = gate<string>();
    let runs = 0;
    app.onText(() => {
      runs++;
      return slow.promise;
    });
    const sending = wecom.user('ZhangSan').sendText('hi');
    await until(() => runs === 1);
    await clock.advance(1000);
    assert.match((await sending).answer?.xml ?? '', /正在处理…/);
    slow.open('done');
    await wecom.expectReply('done');
  });

  it('sends each kind of reply: media, news, a long text in parts', async (t) => {
    const { clock, wecom, app, until } = await openStage(t, { replyDeadline: 10 });
    const api = app.api;
    const { mediaId } = await api.media.upload('image', Buffer.from('89504e470d0a1a0a', 'hex'), { fileName: 'a.png' });
    const long = '长'.repeat(1000);
    const replies: PassiveReply[] = [
      { msgType: 'image', mediaId },
      { msgType: 'voice', mediaId },
      { msgType: 'video', mediaId, title: 'v' },
      { msgType: 'news', articles: [{ title: 'n', url: 'https://example.com' }] },
      { msgType: 'text', content: long },
    ];
    for (const [index, reply] of replies.entries()) {
      const slow = gate<PassiveReply>();
      let runs = 0;
      app.onText(`${index}`, () => {
        runs++;
        return slow.promise;
      });
      const sending = wecom.user('ZhangSan').sendText(`${index}`);
      await until(() => runs === 1);
      await clock.advance(10);
      await sending;
      const before = wecom.callsOf('message/send').length;
      slow.open(reply);
      await until(() => wecom.callsOf('message/send').length > before + (reply.msgType === 'text' ? 1 : 0));
    }
    const bodies = wecom.callsOf('message/send').map(({ body }) => body as Record<string, unknown>);
    assert.deepEqual(
      bodies.map(({ msgtype }) => msgtype),
      ['image', 'voice', 'video', 'news', 'text', 'text'],
    );
    const [first, second] = bodies.slice(-2).map(({ text }) => (text as { content: string }).content);
    assert.equal(`${first}${second}`, long);
    assert.ok(bodies.every(({ enable_duplicate_check }) => enable_duplicate_check === 1));
    const intervals = bodies.map(({ duplicate_check_interval }) => Number(duplicate_check_interval));
    assert.ok(intervals.every((interval) => interval >= 1800 && interval <= 14_400));
    assert.equal(new Set(intervals).size, intervals.length, 'so that equal answers to two questions both arrive');
  });
});

describe('a slow handler, without a secret', () => {
  it('is joined by the later tries, and the first answer goes out to the try that waits', async (t) => {
    const { clock, wecom, app, outcomes, until } = await openStage(t, { withoutSecret: true });
    const slow = gate<string>();
    let runs = 0;
    app.onText(() => {
      runs++;
      return slow.promise;
    });
    const sending = wecom.user('ZhangSan').sendText('hi');
    await until(() => runs === 1);
    for (const number of [2, 3]) {
      await clock.advance(5000);
      await until(() => triesOf(wecom) === number);
    }
    await clock.advance(4000);
    await settle();
    slow.open('after 14 seconds');
    const exchange = await sending;
    assert.deepEqual(outcomes(exchange), ['timeout', 'timeout', 'answered']);
    assert.match(exchange.answer?.xml ?? '', /after 14 seconds/);
    assert.equal(runs, 1);
  });

  it('aborts ctx.signal when no try is left, and says what would have helped', async (t) => {
    const { clock, wecom, app, lines, until } = await openStage(t, { withoutSecret: true });
    let reason: unknown;
    const over = gate<string>();
    let runs = 0;
    app.onText(async (_message, ctx) => {
      runs++;
      ctx.signal.addEventListener('abort', () => {
        reason = ctx.signal.reason;
        over.open('too late');
      });
      return over.promise;
    });
    const sending = wecom.user('ZhangSan').sendText('hi');
    await until(() => runs === 1);
    for (const number of [2, 3]) {
      await clock.advance(5000);
      await until(() => triesOf(wecom) === number);
    }
    await clock.advance(5000);
    assert.equal((await sending).state, 'failed');
    await until(() => reason !== undefined, 1000);
    assert.match(String(reason), /TimeoutError: WeCom has stopped waiting/);
    await until(() => lines.some(({ message }) => /is lost; set secret/.test(message)), 1000);
    assert.equal(runs, 1);
  });

  it('cannot defer or push, and says what is missing', async (t) => {
    const { wecom, app } = await openStage(t, { withoutSecret: true });
    app.onText('defer', async (_message, ctx) => {
      await ctx.defer();
    });
    app.onText('push', async (_message, ctx) => {
      await ctx.push('x');
    });
    app.setErrorHandler((error) => String(error));
    await wecom.user('ZhangSan').sendText('defer');
    await wecom.expectReply(/secret .*WECOM_APP_SECRET/s);
    await wecom.user('ZhangSan').sendText('push');
    await wecom.expectReply(/secret .*WECOM_APP_SECRET/s);
  });
});

describe('onDeadline: drop', () => {
  it('answers an empty 200 and nothing more', async (t) => {
    const { clock, wecom, app, lines, outcomes, until } = await openStage(t, { onDeadline: 'drop' });
    const slow = gate<string>();
    let signal: AbortSignal | undefined;
    app.onText((_message, ctx) => {
      signal = ctx.signal;
      return slow.promise;
    });
    const sending = wecom.user('ZhangSan').sendText('hi');
    await until(() => signal !== undefined);
    await clock.advance(4500);
    assert.deepEqual(outcomes(await sending), ['answered']);
    assert.equal(signal?.aborted, true);
    slow.open('nobody reads this');
    await until(() => lines.some(({ message }) => /dropped, as onDeadline says/.test(message)));
    assert.equal(wecom.sent.length, 0);
  });
});

describe('ctx.defer()', () => {
  it('acknowledges at once, with a notice if one is given', async (t) => {
    const { wecom, app, lines, until } = await openStage(t);
    const slow = gate<string>();
    app.onText(async (_message, ctx) => {
      await ctx.defer('one moment');
      return slow.promise;
    });
    const exchange = await wecom.user('ZhangSan').sendText('hi');
    assert.match(exchange.answer?.xml ?? '', /one moment/);
    slow.open('here it is');
    await wecom.expectReply('here it is');
    await until(() => lines.some(({ road, handler }) => road === 'defer' && handler !== undefined));
  });

  it('lets the error handler answer', async (t) => {
    const { wecom, app } = await openStage(t);
    app.setErrorHandler((error) => `sorry: ${(error as Error).message}`);
    app.onText(async (_message, ctx) => {
      await ctx.defer();
      throw new Error('out of paper');
    });
    await wecom.user('ZhangSan').sendText('hi');
    await wecom.expectReply('sorry: out of paper');
  });
});

describe('ctx.push()', () => {
  it('sends messages besides the reply, in order', async (t) => {
    const { wecom, app, until } = await openStage(t);
    app.onText(async (_message, ctx) => {
      await ctx.push('one');
      await ctx.push({ msgType: 'markdown', markdown: { content: '**two**' } });
      await ctx.push({ msgType: 'text', text: { content: 'three' } });
      return 'reply';
    });
    const exchange = await wecom.user('ZhangSan').sendText('hi');
    assert.match(exchange.answer?.xml ?? '', /reply/);
    await until(() => wecom.callsOf('message/send').length === 3);
    const bodies = wecom.callsOf('message/send').map(({ body }) => body as Record<string, Record<string, string>>);
    assert.deepEqual(
      bodies.map(({ msgtype, text, markdown }) => [msgtype, (text ?? markdown)?.content]),
      [
        ['text', 'one'],
        ['markdown', '**two**'],
        ['text', 'three'],
      ],
    );
  });

  it('refuses what cannot be sent', async (t) => {
    const { wecom, app } = await openStage(t);
    app.setErrorHandler((error) => `${(error as { code: string }).code}`);
    app.onText(async (_message, ctx) => {
      await ctx.push({ msgType: 'raw', xml: '<xml/>' });
    });
    await wecom.user('ZhangSan').sendText('hi');
    await wecom.expectReply('invalid_reply');
  });
});

describe('a text too long for a passive reply', () => {
  it('begins there and goes on by message/send', async (t) => {
    const { wecom, app, until } = await openStage(t);
    const long = '长'.repeat(1200);
    app.onText(() => long);
    const exchange = await wecom.user('ZhangSan').sendText('hi');
    const begin = /<Content><!\[CDATA\[(.*?)\]\]>/s.exec(exchange.answer?.xml ?? '')?.[1] ?? '';
    await until(() => wecom.callsOf('message/send').length === 1);
    const [rest] = wecom.sent.map(({ content }) => content.content);
    assert.equal(begin + rest, long);
  });
});

function triesOf(wecom: Emulator): number {
  const last = wecom.exchanges.find((exchange) => exchange.kind === 'callback' && exchange.title === 'text');
  return last?.kind === 'callback' ? last.tries.length : 0;
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
