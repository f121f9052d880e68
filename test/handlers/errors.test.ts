import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textXml } from '../helpers/callbacks.js';
import { answer, newApp, send } from './desk.js';

describe('an error in a handler', () => {
  const boom = (): never => {
    throw new Error('boom');
  };

  it('becomes an empty 200 and one line with its stack', async () => {
    const { app, lines } = newApp();
    app.setMessageHandler(boom);
    assert.equal(await send(app, textXml('x')), undefined);
    assert.equal(lines.length, 1);
    const error = lines[0]?.err as Error;
    assert.deepEqual([lines[0]?.level, lines[0]?.handler, error.message], ['error', 'messageHandler', 'boom']);
    assert.match(String(error.stack), /errors\.test/);
  });

  it('goes to the error handler as it is, which may answer', async () => {
    const { app } = newApp();
    app.setMessageHandler(async () => boom());
    app.setErrorHandler((error, ctx) => `${ctx.userId}: ${(error as Error).message}`);
    assert.equal(await answer(app, textXml('x')), 'ZhangSan: boom');
  });

  const hostile = Object.create(null);
  const withGetter = new Error('x');
  Object.defineProperty(withGetter, 'message', { get: () => boom(), enumerable: true });
  const traps = new Proxy({}, { getPrototypeOf: () => boom(), get: () => boom() });
  for (const [why, thrown] of [
    ['nothing', undefined],
    ['an object without a prototype', hostile],
    ['an error whose message throws', withGetter],
    ['a proxy that throws', traps],
    ['a frozen error', Object.freeze(new Error('cold'))],
  ] as const) {
    it(`of ${why} still reaches the error handler, and WeCom gets its 200`, async () => {
      const { app } = newApp();
      app.setMessageHandler(() => {
        throw thrown;
      });
      app.setErrorHandler(() => 'sorry');
      assert.equal(await answer(app, textXml('x')), 'sorry');
    });
  }

  it('in a pattern is an error like any other, and a frozen pattern is none', async () => {
    const { app } = newApp();
    app.onText(Object.freeze(/^ok$/), () => 'fine');
    assert.equal(await answer(app, textXml('ok')), 'fine');
    const pattern = /x/;
    pattern.exec = boom;
    app.onText(pattern, () => 'never');
    app.setErrorHandler(() => 'sorry');
    assert.equal(await answer(app, textXml('y')), 'sorry');
  });

  it('in the error handler too is logged with both', async () => {
    const { app, lines } = newApp();
    app.setMessageHandler(() => Promise.reject('just a text'));
    app.setErrorHandler(boom);
    assert.equal(await send(app, textXml('x')), undefined);
    const error = lines[0]?.err as Error;
    assert.match(error.message, /messageHandler threw: just a text; then the error handler threw/);
    assert.equal((error.cause as AggregateError).errors.length, 2);
  });

  it('handler whose own reply cannot be sent ends in an empty 200', async () => {
    const { app, lines } = newApp();
    app.setMessageHandler(boom);
    app.setErrorHandler(() => ({ msgType: 'image', mediaId: '' }));
    assert.equal(await send(app, textXml('x')), undefined);
    assert.equal((lines[0]?.err as { code: string } | undefined)?.code, 'invalid_reply');
  });
});
