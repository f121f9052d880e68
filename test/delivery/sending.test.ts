import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pauseAfter } from '../../src/delivery/pause-after.js';
import { ApiError, HttpError, RateLimitError } from '../../src/errors/index.js';
import { eventXml, textXml } from '../helpers/callbacks.js';
import { type Desk, openDesk, type Process, type ProcessOptions } from './desk.js';

/** A process that pushes the words of a text, one after another, and answers nothing. */
function pusher(desk: Desk, options: ProcessOptions = {}): Process {
  const process = desk.open({ isDurable: true, ...options });
  process.app.onText(async ({ content }, ctx) => {
    for (const word of content.split(' ')) await ctx.push(word);
  });
  return process;
}

/** Duplicate-check interval and text of each `message/send` that was read, in order. */
function calls({ wecom }: Desk): [interval: number, text: string][] {
  // Of calls that failed before they were read there is no body.
  const read = wecom.callsOf('message/send').filter(({ body }) => body !== undefined);
  return read.map(({ body }) => {
    const { duplicate_check_interval, text } = body as { duplicate_check_interval: number; text: { content: string } };
    return [duplicate_check_interval, text.content];
  });
}

describe('a send that fails', () => {
  for (const [name, breakIt] of [
    ['-1, system busy', ({ wecom }) => wecom.faults.failNext('message/send', -1, 6)],
    ['45009, frequency limit', ({ wecom }) => wecom.faults.failNext('message/send', 45009, 4)],
    ['a connection that is reset before', ({ wecom }) => wecom.faults.dropNext('message/send', 6)],
    ['a connection that is reset after', ({ wecom }) => wecom.faults.dropNext('message/send', 6, 'after')],
    ['502', ({ wecom }) => wecom.faults.answerNext('message/send', { status: 502, body: '<html>' }, 6)],
    ['no JSON', ({ wecom }) => wecom.faults.answerNext('message/send', { body: '{"errcode":0' }, 2)],
    ['no token', ({ wecom }) => wecom.faults.failNext('gettoken', -1, 6)],
    ['a timeout', ({ wecom }) => wecom.faults.delayNext('message/send', 60_000, 2)],
  ] as const satisfies readonly (readonly [string, (desk: Desk) => void])[]) {
    it(`is tried again until it arrives, once: ${name}`, async (t) => {
      const desk = await openDesk(t);
      const { post, jobs, lines } = pusher(desk);
      breakIt(desk);
      await post(textXml('word'));
      await desk.until(() => desk.arrived().length > 0, 2_000);
      await desk.until(async () => (await jobs()).length === 0, 2_000);
      assert.deepEqual(desk.arrived(), ['word']);
      assert.equal(new Set(calls(desk).map(([interval]) => interval)).size, 1, 'the same request each time');
      assert.ok(lines.every(({ level }) => level !== 'error'));
    });
  }

  it('with a token that is over (42001) is repeated with another by the client itself', async (t) => {
    const desk = await openDesk(t);
    const { post, jobs, messages } = pusher(desk);
    await post(textXml('one'));
    await desk.until(() => desk.arrived().length === 1);
    desk.wecom.faults.expireToken();
    await post(textXml('two'));
    await desk.until(() => desk.arrived().length === 2);
    await desk.until(async () => (await jobs()).length === 0);
    assert.ok(!messages().includes('cannot be sent yet'));
  });

  it('for good becomes a dead letter with a reason that helps', async (t) => {
    const desk = await openDesk(t);
    const { post, jobs, lines } = pusher(desk);
    desk.wecom.faults.failNext('message/send', 60020);
    await post(textXml('one two'));
    await desk.until(() => desk.arrived().length === 1);
    await desk.until(async () => (await jobs()).length === 1);
    const [job] = await jobs();
    assert.equal(job?.state, 'dead');
    assert.match(job?.lastError ?? '', /60020.*IP/s);
    assert.deepEqual(desk.arrived(), ['two'], 'the next one is not kept back by it');
    const told = lines.find(({ level }) => level === 'error');
    assert.match(told?.message ?? '', /kept as a dead letter: npx wecom-app-svr outbox list\|retry\|drop/);
    assert.equal(told?.reason, job?.lastError);
  });

  it('keeps what follows to the same member waiting, and nobody else', async (t) => {
    const desk = await openDesk(t);
    const { post, jobs } = pusher(desk, { store: 'shared' });
    desk.wecom.faults.failNext('message/send', -1, 8);
    await post(textXml('1 2 3'));
    await desk.until(async () => (await jobs()).some(({ attempts }) => attempts === 1), 200);
    desk.wecom.faults.clear();
    desk.wecom.faults.failNext('message/send', -1, 0);
    await post(textXml('x', { userId: 'lisi' }));
    await post(textXml('4 5'));
    await desk.until(() => desk.arrived().length === 1);
    assert.deepEqual(desk.arrived(), ['x']);
    await desk.until(async () => (await jobs()).length === 0, 500);
    assert.deepEqual(desk.arrived(), ['x', '1', '2', '3', '4', '5']);
  });
});

describe('the repeat check of messages', () => {
  it('has an interval of its own for each part and each job, the same over retries', async (t) => {
    const desk = await openDesk(t);
    const process = pusher(desk);
    const long = '长'.repeat(2000);
    process.app.onText('long', async (_message, ctx) => {
      await ctx.push(long);
      await ctx.push(long);
    });
    await process.post(textXml('long'));
    await desk.until(() => desk.arrived().length === 6);
    const sent = calls(desk);
    assert.equal(sent.length, 6);
    assert.equal(new Set(sent.map(([interval]) => interval)).size, 6);
    assert.equal(desk.arrived().join(''), long + long);
  });

  it('makes one message of a job that a dead process had sent, and not crossed out', async (t) => {
    const desk = await openDesk(t);
    const one = pusher(desk, { store: 'shared' });
    one.backend.hang('done');
    await one.post(textXml('word'));
    await desk.until(() => desk.arrived().length === 1);
    one.kill();
    const other = pusher(desk, { store: 'shared' });
    await other.post(textXml('next'));
    await desk.until(() => calls(desk).length === 3, 500);
    await desk.until(async () => (await other.jobs()).length === 0, 500);
    assert.deepEqual(desk.arrived(), ['word', 'next']);
  });
});

describe('a job with several parts', () => {
  it('goes on after the part that arrived', async (t) => {
    const desk = await openDesk(t);
    const process = pusher(desk);
    const long = Array.from({ length: 1000 }, (_, index) => `${index}`.padStart(6, ' ')).join('');
    let answered = 0;
    desk.wecom.onCall(({ path }) => {
      if (!path.includes('message/send')) return;
      answered++;
      if (answered === 1) desk.wecom.faults.failNext('message/send', -1, 5);
    });
    process.app.onText('long', async (_message, ctx) => {
      await ctx.push(long);
    });
    await process.post(textXml('long'));
    await desk.until(async () => answered > 0 && (await process.jobs()).length === 0, 1_000);
    assert.equal(desk.arrived().join(''), long);
    assert.equal(calls(desk).length, 3, 'each part once');
  });

  it('is left to the process that has taken it over', async (t) => {
    const desk = await openDesk(t);
    const process = pusher(desk);
    process.app.onText('long', async (_message, ctx) => {
      await ctx.push('长'.repeat(2000));
    });
    const job = async () => (await process.jobs())[0];
    process.backend.hang('renew');
    await process.post(textXml('long'));
    await desk.until(() => desk.arrived().length === 1);
    const outbox = process.backend.outbox(`${process.app.config.corpId}-${process.app.config.agentId}`);
    await outbox.bury((await job())?.id ?? '', 1, 'as another process would have it');
    process.backend.heal();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(desk.arrived().length, 1);
  });
});

describe('the update of a card', () => {
  it('goes by its own call when it is too late for the response', async (t) => {
    const desk = await openDesk(t);
    const { app, post, jobs } = pusher(desk);
    const taskId = 'task-1';
    const { msgId } = await app.api.send.templateCard('ZhangSan', {
      cardType: 'button_interaction',
      taskId,
      mainTitle: { title: 'Leave' },
      buttonList: [{ text: 'Approve', key: 'approve' }],
    });
    app.onEvent('template_card_event', async (_event, ctx) => {
      await ctx.defer();
      return { msgType: 'update_button', replaceName: 'Approved' };
    });
    const code = desk.wecom.issueResponseCode(msgId);
    const fields = `<EventKey>approve</EventKey><TaskId>${taskId}</TaskId><ResponseCode>${code}</ResponseCode>`;
    assert.equal((await post(eventXml('template_card_event', fields))).body, '');
    await desk.until(() => desk.wecom.callsOf('message/update_template_card').length === 1);
    await desk.until(async () => (await jobs()).length === 0);
    const [call] = desk.wecom.callsOf('message/update_template_card');
    assert.equal((call?.body as { button: { replace_name: string } } | undefined)?.button.replace_name, 'Approved');
  });
});

describe('pauseAfter', () => {
  const meaning = { en: 'system busy', zh: '系统繁忙' };
  const busy = new ApiError('system_busy', { errCode: -1, errMsg: '', path: 'message/send', meaning });

  it('gives up after about two hours', () => {
    let sum = 0;
    let attempts = 1;
    for (let pause = pauseAfter(busy, 1); pause !== undefined; pause = pauseAfter(busy, attempts)) {
      sum += pause;
      attempts++;
    }
    assert.ok(sum > 6_900_000 && sum < 7_300_000, `${sum} ms`);
  });

  it('waits as long as a limit says, and gives up what no limit lets pass', () => {
    assert.equal(pauseAfter(new RateLimitError('a minute', 30_000, 0), 1), 30_000);
    assert.equal(pauseAfter(new RateLimitError('a minute', 1, 0), 99), 1_000);
    assert.equal(pauseAfter(new RateLimitError('a minute', Number.POSITIVE_INFINITY, 0), 1), undefined);
  });

  it('tries again what the network spoilt, and no mistake', () => {
    const lost = new HttpError('connection_lost', 'lost', { path: 'message/send', maybeProcessed: true });
    assert.equal(pauseAfter(lost, 1), 5_000);
    assert.equal(pauseAfter(new TypeError('a mistake'), 1), undefined);
  });
});
