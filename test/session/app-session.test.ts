import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDesk } from '../delivery/desk.js';
import { eventXml, textXml } from '../helpers/callbacks.js';

describe('ctx.session', () => {
  it('is what each app remembers of each member, for sessionTtl', async (t) => {
    const desk = await openDesk(t);
    const [one, other] = [0, 1].map(() => desk.open({ store: 'shared', sessionTtl: 60_000 }));
    assert.ok(one !== undefined && other !== undefined);
    for (const { app } of [one, other]) {
      app.onText(async (_message, ctx) => {
        const { count } = await ctx.session.update((data) => ({ count: Number(data.count ?? 0) + 1 }));
        return `${String(count)}`;
      });
    }
    const say = async ({ post }: typeof one, content: string, userId: string): Promise<string | undefined> =>
      (await post(textXml(content, { userId }))).text;
    assert.equal(await say(one, 'a', 'ZhangSan'), '1');
    assert.equal(await say(other, 'b', 'zhangsan'), '2');
    assert.equal(await say(other, 'b', 'lisi'), '1');
    // A further try of WeCom's counts for nothing.
    assert.equal(await say(other, 'b', 'zhangsan'), '2');
    await desk.clock.advance(60_000);
    assert.equal(await say(one, 'c', 'ZhangSan'), '1');
  });

  it('is the same object through one callback, middleware included', async (t) => {
    const desk = await openDesk(t);
    const { app, post } = desk.open();
    app.use(async (ctx, next) => {
      await ctx.session.set({ from: 'middleware' });
      return next();
    });
    app.onEvent('enter_agent', async (_event, ctx) => {
      const { session } = ctx;
      assert.equal(session, ctx.session);
      return String((await session.get()).from);
    });
    assert.equal((await post(eventXml('enter_agent'))).text, 'middleware');
  });

  it('that cannot be reached fails the handler, not the app', async (t) => {
    const desk = await openDesk(t);
    const { app, post, backend } = desk.open();
    app.setErrorHandler((error) => (error as { code: string }).code);
    app.onText(async (_message, ctx) => String((await ctx.session.get()).step ?? 'none'));
    backend.fail('get');
    assert.equal((await post(textXml('a'))).text, 'store_unavailable');
    backend.heal();
    assert.equal((await post(textXml('b'))).text, 'none');
  });
});
