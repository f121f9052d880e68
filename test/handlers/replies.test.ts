import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reply } from '../../src/index.js';
import { eventXml, textXml } from '../helpers/callbacks.js';
import { answer, IMAGE, newApp, send } from './desk.js';

describe('a reply', () => {
  it('goes back to the sender, from the company, at the time of the clock', async () => {
    const { app } = newApp();
    app.on('image', (message) => reply.image(message.mediaId));
    const sent = (await send(app, IMAGE)) ?? '';
    assert.match(sent, /<ToUserName><!\[CDATA\[ZhangSan\]\]>/);
    assert.match(sent, /<FromUserName><!\[CDATA\[ww1436e0e65a779aee\]\]>/);
    assert.match(sent, /<Image><MediaId><!\[CDATA\[m1\]\]><\/MediaId><\/Image>/);
  });

  for (const [why, value] of [
    ['undefined', undefined],
    ['null', null],
    ['an empty text', ''],
    ['a promise of nothing', Promise.resolve()],
  ] as const) {
    it(`of ${why} is an empty 200`, async () => {
      const { app, lines } = newApp();
      app.setMessageHandler(() => value);
      assert.equal(await send(app, textXml('x')), undefined);
      assert.deepEqual([lines.length, lines[0]?.outcome], [1, 'empty']);
    });
  }

  for (const value of [42, true, { hello: 1 }, [reply.text('x')], Symbol('x'), () => 'x'] as const) {
    it(`may not be ${typeof value === 'object' ? JSON.stringify(value) : typeof value}: the error names the handler`, async () => {
      const { app, lines } = newApp();
      app.onText('x', (() => value) as never);
      assert.equal(await send(app, textXml('x')), undefined);
      const error = lines[0]?.err as Error & { code: string };
      assert.equal(error.code, 'handler_result');
      assert.match(error.message, /^onText\('x'\) returned .*; return a string/);
    });
  }

  it('that WeCom would refuse reaches the error handler', async () => {
    const { app, lines } = newApp();
    app.setMessageHandler(() => reply.raw('<xml/>'));
    app.on('image', () => ({ msgType: 'news', articles: [] }));
    app.setErrorHandler((error, ctx) => `${ctx.message.msgType}: ${(error as { code: string }).code}`);
    assert.equal(await answer(app, IMAGE), 'image: invalid_reply');
    assert.equal(lines[0]?.outcome, 'handler_error');
  });

  it('to an event that comes from no member is dropped with a warning', async () => {
    const { app, lines } = newApp();
    app.setEventHandler(() => 'hello');
    assert.equal(
      await send(
        app,
        eventXml('change_contact', '<ChangeType>delete_party</ChangeType><Id>2</Id>', { userId: 'sys', agentId: '' }),
      ),
      undefined,
    );
    assert.deepEqual(
      [lines[0]?.level, lines[0]?.warnings],
      ['warn', ['the reply was dropped: this event comes from no member']],
    );
  });

  it('to an event that WeCom documents no reply for is sent, with a warning', async () => {
    const { app, lines } = newApp();
    app.setEventHandler(() => 'bye');
    assert.equal(await answer(app, eventXml('unsubscribe')), 'bye');
    assert.equal(lines[0]?.level, 'warn');
  });

  it('over 2048 bytes is cut at a character, with a warning', async () => {
    const { app, lines } = newApp();
    app.setMessageHandler(() => '你'.repeat(700));
    const content = (await answer(app, textXml('x'))) ?? '';
    assert.equal(content, '你'.repeat(682));
    assert.match(String(lines[0]?.warnings), /2048/);
  });
});
