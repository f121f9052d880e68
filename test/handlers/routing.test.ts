import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Context, reply, WecomApp } from '../../src/index.js';
import { callbackOf, eventXml, messageXml, openReply, SETTINGS, textXml } from '../helpers/callbacks.js';
import { type LogLine, recordingLogger } from '../helpers/recording-logger.js';

function newApp(): { readonly app: WecomApp; readonly lines: LogLine[] } {
  const logger = recordingLogger();
  return { app: new WecomApp({ ...SETTINGS, logger, environment: {} }), lines: logger.lines };
}

/** The XML of the passive reply, `undefined` for an empty 200. */
let sent = 0;

/** Each time a callback of its own: the same one twice would be a further try. */
async function send(app: WecomApp, xml: string): Promise<string | undefined> {
  const { query, body } = callbackOf(xml.replace('</xml>', `<Number>${++sent}</Number></xml>`));
  const response = await app.handle({ method: 'POST', query, body });
  assert.equal(response.status, 200, response.body);
  return response.body === '' ? undefined : openReply(response.body);
}

async function answer(app: WecomApp, xml: string): Promise<string | undefined> {
  return /<Content><!\[CDATA\[(.*?)\]\]><\/Content>/s.exec((await send(app, xml)) ?? '')?.[1];
}

const IMAGE = messageXml('image', '<PicUrl>http://p</PicUrl><MediaId>m1</MediaId>');
const click = (key: string): string => eventXml('click', `<EventKey>${key}</EventKey>`);

describe('the choice of a handler', () => {
  it('goes exact, pattern, type, general, unhandled', async () => {
    const { app } = newApp();
    app.onUnhandled(() => 'unhandled');
    assert.equal(await answer(app, textXml('help')), 'unhandled');
    app.setMessageHandler(() => 'general');
    assert.equal(await answer(app, textXml('help')), 'general');
    app.onText(() => 'type');
    assert.equal(await answer(app, textXml('help')), 'type');
    app.onText(/^he/g, (_message, ctx) => `pattern ${ctx.match?.[0]}`);
    assert.equal(await answer(app, textXml('help')), 'pattern he');
    assert.equal(await answer(app, textXml('help')), 'pattern he', 'a pattern with the flag g matches every time');
    app.onText('help', () => 'exact');
    assert.equal(await answer(app, textXml('help')), 'exact');
    assert.equal(await answer(app, textXml('hello')), 'pattern he');
    assert.equal(await answer(app, textXml('other')), 'type');
    assert.equal(await answer(app, IMAGE), 'general');
  });

  it('goes the same way for events', async () => {
    const { app } = newApp();
    assert.equal(await answer(app, click('A')), undefined);
    app.setEventHandler((event) => `general ${event.event}`);
    assert.equal(await answer(app, click('A')), 'general click');
    app.onEvent('click', () => 'type');
    app.onEvent('click', /^A(\d)/, (_event, ctx) => `pattern ${ctx.match?.[1]}`);
    app.onEvent('click', 'A1', () => 'exact');
    assert.deepEqual(
      [await answer(app, click('A1')), await answer(app, click('A2')), await answer(app, click('B'))],
      ['exact', 'pattern 2', 'type'],
    );
    assert.equal(await answer(app, eventXml('enter_agent', '<EventKey></EventKey>')), 'general enter_agent');
  });

  it('takes the first of one rank, and the last general handler', async () => {
    const { app } = newApp();
    app.onText('a', () => 'first').onText('a', () => 'second');
    app.onText(/b/, () => 'first').onText(/b/, () => 'second');
    app.on('image', () => 'first').on('image', () => 'second');
    app.setMessageHandler(() => 'first').setMessageHandler(() => 'second');
    assert.deepEqual(
      [await answer(app, textXml('a')), await answer(app, textXml('b')), await answer(app, IMAGE)],
      ['first', 'first', 'first'],
    );
    assert.equal(await answer(app, textXml('c')), 'second');
  });

  it('takes a ChangeType before its event', async () => {
    const { app } = newApp();
    const seen: string[] = [];
    app.onEvent('change_contact', (event) => void seen.push(`event ${event.changeType}`));
    app.onChange('change_contact', 'create_user', (event) => void seen.push(`change ${event.userId}`));
    const contact = (fields: string): string => eventXml('change_contact', fields, { userId: 'sys', agentId: '' });
    await send(app, contact('<ChangeType>create_user</ChangeType><UserID>00123</UserID>'));
    await send(app, contact('<ChangeType>delete_user</ChangeType><UserID>00123</UserID>'));
    assert.deepEqual(seen, ['change 00123', 'event delete_user']);
  });

  it('hands unknown types to whoever names them, or to the general handler, with a warning', async () => {
    const { app, lines } = newApp();
    const seen: unknown[] = [];
    app.onEvent('brand_new', (event) => void seen.push([event.event, event.wireEvent, event.raw.Extra]));
    app.setMessageHandler((message) => void seen.push([message.msgType, message.raw.Extra]));
    await send(app, eventXml('brand_new', '<Extra>007</Extra>'));
    assert.equal(lines.at(-1)?.level, 'warn');
    await send(app, messageXml('hologram', '<Extra>1</Extra>'));
    app.on('unknown', (message) => void seen.push(message.wireMsgType));
    await send(app, messageXml('hologram', '<Extra>1</Extra>'));
    assert.deepEqual(seen, [['unknown', 'brand_new', '007'], ['unknown', '1'], 'hologram']);
  });

  it('does not take a text for an event key, nor the event LOCATION for the message location', async () => {
    const { app } = newApp();
    app.onText('KEY', () => 'text');
    app.on('location', () => 'message');
    assert.equal(await answer(app, click('KEY')), undefined);
    assert.equal(
      await answer(app, eventXml('LOCATION', '<Latitude>1</Latitude><Longitude>2</Longitude><Precision>3</Precision>')),
      undefined,
    );
  });

  it('insists on a handler', () => {
    const { app } = newApp();
    for (const method of [app.use, app.setMessageHandler, app.setEventHandler, app.setErrorHandler, app.onUnhandled]) {
      assert.throws(() => Reflect.apply(method, app, [undefined]), TypeError);
    }
    for (const target of [null, undefined, () => 'x', Object.create(null), 5]) {
      assert.throws(() => Reflect.apply(app.register, app, [target]), { code: 'invalid_config' });
    }
    assert.throws(() => Reflect.apply(app.onText, app, ['help']), TypeError);
    assert.throws(() => Reflect.apply(app.onEvent, app, ['click', 'KEY']), TypeError);
  });
});

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
    assert.match(String(error.stack), /routing\.test/);
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

describe('the context', () => {
  it('tells who, where and which, and writes lines that carry it', async () => {
    const { app, lines } = newApp();
    const seen: Context[] = [];
    app.setMessageHandler((_message, ctx) => {
      seen.push(ctx);
      ctx.logger.info({ step: 1 }, 'working');
    });
    await send(app, textXml('a', { userId: '00123' }));
    await send(app, textXml('b'));
    const [first, second] = seen;
    assert.deepEqual([first?.userId, first?.corpId, first?.agentId], ['00123', SETTINGS.corpId, 1000002]);
    assert.notEqual(first?.requestId, second?.requestId);
    assert.notEqual(first?.state, second?.state);
    assert.equal(first?.signal.aborted, false);
    assert.deepEqual(lines[0], {
      requestId: first?.requestId,
      userId: '00123',
      step: 1,
      level: 'info',
      message: 'working',
    });
  });

  it('shows bodies at debug level only, without codes that can be used', async () => {
    const lines: LogLine[] = [];
    const app = new WecomApp({ ...SETTINGS, logger: recordingLogger(lines, {}, true), environment: {} });
    await send(
      app,
      eventXml(
        'template_card_event',
        '<TaskId>t</TaskId><ResponseCode>SECRET</ResponseCode><SelectedItems><SelectedItem><QuestionKey>q</QuestionKey></SelectedItem></SelectedItems>',
      ),
    );
    const [body] = lines;
    assert.equal(body?.level, 'debug');
    const { Number: _, ...callback } = (body?.callback ?? {}) as Record<string, unknown>;
    assert.deepEqual(callback, {
      ToUserName: SETTINGS.corpId,
      FromUserName: 'ZhangSan',
      CreateTime: '1767225600',
      MsgType: 'event',
      Event: 'template_card_event',
      TaskId: 't',
      ResponseCode: '[redacted]',
      SelectedItems: { SelectedItem: { QuestionKey: 'q' } },
      AgentID: '1000002',
    });
    assert.ok(!JSON.stringify(lines).includes('SECRET'));
  });
});
