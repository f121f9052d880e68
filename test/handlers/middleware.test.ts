import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textXml } from '../helpers/callbacks.js';
import { answer, IMAGE, newApp, send } from './desk.js';

describe('middleware', () => {
  it('wraps every callback as an onion', async () => {
    const { app } = newApp();
    const order: string[] = [];
    for (const name of ['outer', 'inner']) {
      app.use(async (_ctx, next) => {
        order.push(`${name} in`);
        const value = await next();
        order.push(`${name} out`);
        return value;
      });
    }
    app.onText('x', () => {
      order.push('handler');
      return 'ok';
    });
    assert.equal(await answer(app, textXml('x')), 'ok');
    assert.deepEqual(order, ['outer in', 'inner in', 'handler', 'inner out', 'outer out']);
    order.length = 0;
    assert.equal(await answer(app, textXml('nobody takes this')), undefined);
    assert.deepEqual(order, ['outer in', 'inner in', 'inner out', 'outer out']);
  });

  it('keeps the reply when it forgets to return it, changes it, or takes it away', async () => {
    const { app } = newApp();
    app.use(async (ctx, next) => {
      await next();
      if (ctx.message.msgType !== 'text') return undefined;
      if (ctx.message.content === 'change') return 'changed';
      return ctx.message.content === 'drop' ? null : undefined;
    });
    app.use((_ctx, next) => void next());
    app.setMessageHandler(() => 'ok');
    assert.deepEqual(
      [await answer(app, textXml('x')), await answer(app, textXml('change')), await answer(app, textXml('drop'))],
      ['ok', 'changed', undefined],
    );
  });

  it('can answer without the handler, share state and catch errors', async () => {
    const { app } = newApp();
    app.use(async (ctx, next) => {
      ctx.state.user = `user ${ctx.userId}`;
      try {
        return await next();
      } catch (error) {
        return `caught ${(error as Error).message}`;
      }
    });
    app.use((ctx, next) => (ctx.message.msgType === 'image' ? 'no pictures' : next()));
    app.onText('state', (_message, ctx) => String(ctx.state.user));
    app.onText('throw', () => {
      throw new Error('it');
    });
    assert.deepEqual(
      [await answer(app, IMAGE), await answer(app, textXml('state')), await answer(app, textXml('throw'))],
      ['no pictures', 'user ZhangSan', 'caught it'],
    );
  });

  it('does not lose the failure of a chain that it did not wait for', async () => {
    const { app, lines } = newApp();
    app.use((_ctx, next) => void next());
    app.setMessageHandler(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error('late');
    });
    assert.equal(await send(app, textXml('x')), undefined);
    assert.match(String(lines[0]?.err), /late/);
  });

  it('hears of a failure in the rest of the chain that nobody looked at, even when it came first', async () => {
    const { app, lines } = newApp();
    app.use(async (_ctx, next) => {
      next();
      await new Promise((resolve) => setImmediate(resolve));
    });
    app.setMessageHandler(() => Promise.reject(new Error('unseen')));
    assert.equal(await send(app, textXml('x')), undefined);
    assert.match(String(lines[0]?.err), /unseen/);
  });

  it('may swallow a failure that it did look at', async () => {
    const { app, lines } = newApp();
    app.use((_ctx, next) => next().catch(() => 'caught'));
    app.setMessageHandler(() => Promise.reject(new Error('seen')));
    assert.equal(await answer(app, textXml('x')), 'caught');
    assert.equal(lines[0]?.outcome, 'replied');
  });

  it('may call next() once only', async () => {
    const { app, lines } = newApp();
    app.use(async function twice(_ctx, next) {
      await next();
      return next();
    });
    app.setMessageHandler(() => 'ok');
    assert.equal(await send(app, textXml('x')), undefined);
    const error = lines[0]?.err as Error & { code: string };
    assert.deepEqual([error.code, error.message], ['middleware_next', 'middleware twice called next() twice']);
  });
});
