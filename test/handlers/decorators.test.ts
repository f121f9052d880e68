import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type ClickEvent,
  type Context,
  type CreateUserEvent,
  type ImageMessage,
  type Message,
  OnChange,
  OnEvent,
  OnMessage,
  OnText,
  OnUnhandled,
  reply,
  type TextMessage,
  WecomApp,
  WecomHandlers,
} from '../../src/index.js';
import { callbackOf, eventXml, messageXml, openReply, SETTINGS, textXml } from '../helpers/callbacks.js';
import { recordingLogger } from '../helpers/recording-logger.js';

/** This file runs twice: compiled with legacy decorators, and with TC39 standard ones. */
const MODE = process.env.DECORATORS === 'standard' ? 'standard' : 'legacy';

function appWith(...targets: object[]): WecomApp {
  const app = new WecomApp({ ...SETTINGS, logger: recordingLogger(), environment: {} });
  for (const target of targets) app.register(target);
  return app;
}

/** The content of the reply to a message, `undefined` for an empty answer. */
async function answer(app: WecomApp, xml: string): Promise<string | undefined> {
  const { query, body } = callbackOf(xml);
  const response = await app.handle({ method: 'POST', query, body });
  assert.equal(response.status, 200);
  if (response.body === '') return undefined;
  const sent = openReply(response.body);
  return /<(?:Content|MediaId)><!\[CDATA\[(.*?)\]\]>/s.exec(sent)?.[1];
}

const IMAGE = messageXml('image', '<PicUrl>http://p</PicUrl><MediaId>m1</MediaId>');
const JOINED = '<ChangeType>create_user</ChangeType><UserID>00123</UserID>';

@WecomHandlers()
class Bot {
  greeting = 'hello';

  @OnText('help')
  @OnText('?')
  help() {
    return `${this.greeting}, send me text or a picture`;
  }

  @OnText(/^order (\d+)$/)
  order(_message: TextMessage, ctx: Context) {
    return `Order ${ctx.match?.[1]}`;
  }

  @OnMessage('image')
  image(message: ImageMessage) {
    return reply.image(message.mediaId);
  }

  @OnEvent('click', 'MENU_REPORT')
  async report(event: ClickEvent, ctx: Context) {
    return `${event.eventKey} of ${ctx.userId}`;
  }

  @OnChange('change_contact', 'create_user')
  joined(event: CreateUserEvent) {
    return `welcome ${event.userId}`;
  }

  @OnUnhandled()
  rest(message: Message) {
    return `what is ${message.msgType}?`;
  }
}

describe(`decorators (${MODE})`, () => {
  it('are compiled in the mode that this run is for', () => {
    let seen: unknown;
    const probe = (_target: unknown, second: unknown): void => {
      seen = typeof second;
    };
    class Probe {
      @probe
      method() {}
    }
    new Probe().method();
    assert.equal(seen, MODE === 'standard' ? 'object' : 'string');
  });

  for (const [form, target] of [
    ['a class', () => Bot],
    ['an instance', () => new Bot()],
  ] as const) {
    it(`register ${form}`, async () => {
      const app = appWith(target());
      assert.equal(await answer(app, textXml('help')), 'hello, send me text or a picture');
      assert.equal(await answer(app, textXml('?')), 'hello, send me text or a picture');
      assert.equal(await answer(app, textXml('order 42')), 'Order 42');
      assert.equal(await answer(app, IMAGE), 'm1');
      assert.equal(await answer(app, eventXml('click', '<EventKey>MENU_REPORT</EventKey>')), 'MENU_REPORT of ZhangSan');
      assert.equal(await answer(app, eventXml('click', '<EventKey>OTHER</EventKey>')), undefined);
      assert.equal(await answer(app, eventXml('change_contact', JOINED)), 'welcome 00123');
      assert.equal(await answer(app, textXml('else')), 'what is text?');
    });
  }

  it('name the handler by class and method in the log', async () => {
    const logger = recordingLogger();
    const app = new WecomApp({ ...SETTINGS, logger, environment: {} }).register(Bot);
    await answer(app, textXml('help'));
    assert.equal(logger.lines.at(-1)?.handler, 'Bot.help');
  });

  it('keep instances apart and do not double', async () => {
    const other = new Bot();
    other.greeting = 'bye';
    const counted: string[] = [];
    class Counting {
      @OnText('count')
      count() {
        counted.push('x');
      }
    }
    new Counting();
    const app = appWith(new Counting(), new Counting());
    await answer(app, textXml('count'));
    assert.deepEqual(counted, ['x']);
    assert.equal(await answer(appWith(other), textXml('help')), 'bye, send me text or a picture');
    assert.equal(await answer(appWith(new Bot()), textXml('help')), 'hello, send me text or a picture');
  });

  it('are inherited', async () => {
    class Child extends Bot {
      @OnText('child')
      child() {
        return 'of the child';
      }
    }
    const app = appWith(Child);
    assert.equal(await answer(app, textXml('child')), 'of the child');
    assert.equal(await answer(app, textXml('order 7')), 'Order 7');
    assert.equal(await answer(appWith(Bot), textXml('child')), 'what is text?');
  });

  it('follow an override without a decorator', async () => {
    class Child extends Bot {
      override help() {
        return 'overridden';
      }
    }
    assert.equal(await answer(appWith(Child), textXml('help')), 'overridden');
    assert.equal(await answer(appWith(Bot), textXml('help')), 'hello, send me text or a picture');
  });

  it('are replaced by those of a decorated override', async () => {
    class Child extends Bot {
      @OnText('assist')
      override help() {
        return 'overridden';
      }
    }
    new Bot();
    const app = appWith(Child);
    assert.equal(await answer(app, textXml('assist')), 'overridden');
    assert.equal(await answer(app, textXml('help')), 'what is text?');
  });

  it('let a subclass win over its base for the same text', async () => {
    class Child extends Bot {
      @OnText('help')
      better() {
        return 'better help';
      }
    }
    assert.equal(await answer(appWith(Child), textXml('help')), 'better help');
  });

  it('refuse a static method', () => {
    const misplaced = OnText('x') as unknown as (...args: unknown[]) => void;
    assert.throws(() => {
      class Wrong {
        readonly instance = true;
        @misplaced
        static handle() {}
      }
      return Wrong;
    }, TypeError);
  });

  it('refuse a class without decorated methods, and one that cannot be made', () => {
    @WecomHandlers()
    class Empty {}
    class Needy {
      readonly name: string;
      constructor(name: string) {
        this.name = name;
      }
      @OnText('name')
      show() {
        return this.name;
      }
    }
    assert.throws(() => appWith(Empty), /Empty is marked by @WecomHandlers\(\) but has no decorated method/);
    assert.throws(() => appWith({}), /has no decorated method/);
    assert.throws(() => appWith(Needy), /register an instance: app\.register\(new Needy\(…\)\)/);
  });

  it('accept an instance that was made with arguments', async () => {
    class Named {
      readonly name: string;
      constructor(name: string) {
        this.name = name;
      }
      @OnText('name')
      show() {
        return this.name;
      }
    }
    assert.equal(await answer(appWith(new Named('Bo')), textXml('name')), 'Bo');
  });
});
