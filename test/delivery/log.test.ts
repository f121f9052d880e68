import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventXml, textXml } from '../helpers/callbacks.js';
import type { LogLine } from '../helpers/recording-logger.js';
import { openDesk, type Process } from './desk.js';
import { gate, turns } from './stage.js';

const SECRET_WORDS = 'a word that nobody must read in a log';

/** The fields that an operator looks at; those of time and name vary. */
function brief(lines: readonly LogLine[]): object[] {
  return lines.map(({ level, message, outcome, road, try: number }) => {
    const fields = Object.entries({ outcome, road, try: number }).filter(([, value]) => value !== undefined);
    return { level, message, ...Object.fromEntries(fields) };
  });
}

function callbackLines({ lines }: Process): LogLine[] {
  return lines.filter(({ message }) => /^callback/.test(message));
}

describe('the log', () => {
  it('has one line for each try, and one for a handler that ends later', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ store: 'shared' });
    const slow = gate<string>();
    process.app.onText('slow', () => slow.promise);
    process.app.onText('quick', () => SECRET_WORDS);
    await process.post(textXml('quick'));
    await process.post(textXml('quick'));
    const caller = new AbortController();
    const first = process.post(textXml('slow'), caller.signal);
    await desk.until(async () => (await process.jobs()).length >= 0);
    caller.abort();
    await first;
    const second = process.post(textXml('slow'));
    await desk.clock.advance(4500);
    await desk.until(async () => (await second).status === 200);
    slow.open(SECRET_WORDS);
    await desk.until(async () => desk.arrived().length === 1 && (await process.jobs()).length === 0);
    assert.deepEqual(brief(callbackLines(process)), [
      { level: 'info', message: 'callback', outcome: 'replied', road: 'passive' },
      { level: 'info', message: 'callback', outcome: 'replied', road: 'passive', try: 2 },
      { level: 'info', message: 'callback', outcome: 'waiting', road: 'hold' },
      { level: 'info', message: 'callback', outcome: 'acknowledged', road: 'push', try: 2 },
      { level: 'info', message: 'callback handled after it was acknowledged', outcome: 'replied', road: 'push' },
    ]);
    const [handled] = process.lines.filter(({ message }) => /handled after/.test(message));
    assert.equal(handled?.handler, "onText('slow')");
    assert.equal(handled?.userId, 'ZhangSan');
    assert.equal(typeof handled?.durationMs, 'number');
    const [sent] = process.lines.filter(({ message }) => message === 'sent by message/send');
    assert.deepEqual([sent?.requestId, sent?.messages], [handled?.requestId, 1]);
  });

  it('holds no message, no answer and no secret', async (t) => {
    const desk = await openDesk(t);
    const process = desk.open({ store: 'shared' });
    process.app.onText(async (_message, ctx) => {
      await ctx.push(SECRET_WORDS);
      await ctx.defer(SECRET_WORDS);
      return SECRET_WORDS;
    });
    desk.wecom.faults.failNext('message/send', -1, 8);
    desk.wecom.faults.failNext('message/send', 60020);
    await process.post(textXml(SECRET_WORDS));
    await desk.until(async () => (await process.jobs()).some(({ state }) => state === 'dead'), 500);
    const { secret = '', token, encodingAESKey } = process.app.config;
    const written = JSON.stringify(process.lines);
    for (const word of [SECRET_WORDS, secret, token, encodingAESKey, 'access_token']) {
      assert.ok(!written.includes(word), `the log holds ${word}`);
    }
  });

  it('counts tries, answers and jobs for the metrics', async (t) => {
    const desk = await openDesk(t);
    const heard: unknown[] = [];
    const process = desk.open({
      withoutSecret: true,
      observer: {
        callback: ({ outcome, road, duplicate }) => heard.push(['callback', outcome, road, duplicate]),
        reply: ({ road, latencyMs }) => heard.push(['reply', road, latencyMs]),
        handler: ({ handler, failed }) => heard.push(['handler', handler, failed]),
      },
    });
    const slow = gate<string>();
    process.app.onText(() => slow.promise);
    const caller = new AbortController();
    const first = process.post(textXml('hi'), caller.signal);
    await turns();
    caller.abort();
    await first;
    slow.open('held');
    await desk.clock.advance(1_000);
    assert.equal((await process.post(textXml('hi'))).text, 'held');
    await process.post(textXml('hi'));
    await process.post(eventXml('enter_agent'));
    assert.deepEqual(heard, [
      ['callback', 'waiting', 'hold', false],
      ['handler', "on('text')", false],
      ['reply', 'hold', 1_000],
      ['callback', 'replied', 'hold', true],
      ['callback', 'replied', 'hold', true],
      ['handler', 'none', false],
      ['callback', 'unhandled', 'none', false],
    ]);
  });
});
