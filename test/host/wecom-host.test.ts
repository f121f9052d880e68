import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { registerAppType, WecomHost } from '../../src/host/index.js';
import { OnText, openStore, type TextMessage, type WecomApp, WecomHandlers } from '../../src/index.js';
import { SETTINGS } from '../helpers/callbacks.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { HostWorld, keysOf, replyTo, settingsOf } from './host-world.js';
import { A, appA, appB, B } from './two-apps.js';

const world = new HostWorld();
after(() => world.close());

describe('a host', () => {
  it('serves apps of two corps on one port, each with its own handlers and its own server API', async () => {
    const [one, other] = [await world.emulator(), await world.emulator()];
    const [first, second] = [one.createApp({ name: 'First' }), other.createApp({ name: 'Second' })];
    assert.notEqual(first.corpId, second.corpId);
    const { host, origin } = await world.start({
      apps: [
        { ...settingsOf(first), name: 'first', path: '/first', type: 'echo' },
        {
          ...settingsOf(second),
          name: 'second',
          path: '/second',
          handlers: (app) =>
            void app.onText(
              async (message, ctx) => void (await ctx.api.send.text('ZhangSan', `B: ${message.content}`)),
            ),
        },
      ],
    });
    assert.equal((await first.connect(`${origin}/first`)).ok, true);
    assert.equal((await second.connect(`${origin}/second`)).ok, true);
    await one.user('ZhangSan').sendText('hello');
    await one.expectReply('hello');
    await other.user('ZhangSan').sendText('hello');
    await other.expectReply('B: hello');
    assert.equal(one.sent.length, 0);
    await host.apps.get('first')?.api.send.text('ZhangSan', 'by the host');
    assert.deepEqual(
      one.sent.map(({ content }) => content),
      [{ content: 'by the host' }],
    );
  });

  it('tells where each app is reached, and writes the app into each line of its own', async () => {
    const { origin, lines } = await world.start({ apps: [appA, appB], baseUrl: 'https://wecom.example.com/in/' });
    assert.deepEqual(
      lines.filter(({ callbackUrl }) => callbackUrl !== undefined).map(({ app, callbackUrl }) => [app, callbackUrl]),
      [
        ['a', 'https://wecom.example.com/in/a'],
        ['b', 'https://wecom.example.com/in/b'],
      ],
    );
    assert.equal(await replyTo(`${origin}/a`, 'hi', A), 'I am a');
    assert.equal(await replyTo(`${origin}/b/`, 'hi', B), 'I am b');
    assert.deepEqual(
      lines.filter(({ outcome }) => outcome === 'replied').map(({ app }) => app),
      ['a', 'b'],
    );
    assert.equal((await fetch(`${origin}/c`)).status, 404);
    assert.match(await replyTo(`${origin}/a`, 'hi', B), /^403 /);
    assert.deepEqual([lines.at(-1)?.app, lines.at(-1)?.code], ['a', 'signature_mismatch']);
  });

  it('takes handlers as a function, a class, an instance, several, or a type', async () => {
    @WecomHandlers()
    class Help {
      @OnText('help')
      help() {
        return 'helped';
      }
    }
    @WecomHandlers()
    class Rest {
      readonly #word: string;
      constructor(word: string) {
        this.#word = word;
      }
      @OnText()
      rest(message: TextMessage) {
        return `${this.#word} ${message.content}`;
      }
    }
    registerAppType('rest', (_app, { word }) => new Rest(String(word)));
    const names = ['class', 'instance', 'both', 'made', 'type', 'none'];
    const handlers = [Help, new Rest('instance'), [Help, new Rest('both')], () => [Help, new Rest('made')]];
    const { origin } = await world.start({
      apps: names.map((name, index) => ({
        ...keysOf(`Token${index}`),
        name,
        agentId: index,
        path: `/${name}`,
        ...(handlers[index] === undefined ? {} : { handlers: handlers[index] }),
        ...(name === 'type' ? { type: 'rest', options: { word: 'typed' } } : {}),
      })),
    });
    const ask = (name: string, text: string) =>
      replyTo(`${origin}/${name}`, text, keysOf(`Token${names.indexOf(name)}`));
    assert.deepEqual([await ask('class', 'help'), await ask('class', 'x')], ['helped', '']);
    assert.deepEqual([await ask('instance', 'help'), await ask('type', 'x')], ['instance help', 'typed x']);
    assert.deepEqual([await ask('both', 'help'), await ask('both', 'x')], ['helped', 'both x']);
    assert.deepEqual([await ask('made', 'help'), await ask('made', 'x')], ['helped', 'made x']);
    assert.equal(await ask('none', 'x'), '');
  });

  it('keeps the things of each app apart on one store', async () => {
    const counted = (app: WecomApp): void => {
      app.onText(async (_message, ctx) => {
        const { count = 0 } = (await ctx.session.get()) as { count?: number };
        await ctx.session.set({ count: count + 1 } as object);
        return String(count + 1);
      });
    };
    const { host, origin } = await world.start({
      apps: [
        { ...appA, handlers: counted },
        { ...appB, handlers: counted },
      ],
    });
    assert.equal(host.store.kind, 'memory');
    assert.deepEqual(
      [
        await replyTo(`${origin}/a`, 'x', A),
        await replyTo(`${origin}/a`, 'x', A),
        await replyTo(`${origin}/b`, 'x', B),
      ],
      ['1', '2', '1'],
    );
  });

  it('does not close a store that was given to it', async () => {
    const store = openStore('memory:', { logger: recordingLogger() });
    let isClosed = false;
    store.close = async () => {
      isClosed = true;
    };
    const { host } = await world.start({ apps: [appA], store });
    assert.equal(host.store, store);
    await host.close();
    assert.equal(isClosed, false);
  });

  it('shows its apps as they are, to whoever keeps hold of them', async () => {
    const { host } = await world.start({ apps: [appA] });
    const { apps } = host;
    host.set('b', appB);
    assert.deepEqual([apps.size, apps.has('b'), [...apps.keys()]], [2, true, ['a', 'b']]);
    assert.deepEqual(
      [...apps].map(([name]) => name),
      [...apps.entries()].map(([name]) => name),
    );
    const seen: unknown[] = [];
    apps.forEach((app, name, all) => {
      seen.push(name, app === apps.get(name), all === apps);
    });
    assert.deepEqual(seen, ['a', true, true, 'b', true, true]);
    assert.deepEqual(
      [...apps.values()].map(({ config }) => config.path),
      ['/a', '/b'],
    );
  });

  it('takes of the environment what says how apps work, and nothing of who they are', async () => {
    const environment = {
      WECOM_APP_CORP_ID: 'ww0000000000000000',
      WECOM_APP_SECRET: 'of nobody here',
      WECOM_APP_AGENT_ID: '77',
      WECOM_APP_PATH: '/env',
      WECOM_APP_REPLY_DEADLINE: '1234',
      WECOM_APP_HOST: '127.0.0.1',
      WECOM_APP_PORT: '0',
      WECOM_APP_FAILURE_LIMIT: '7',
      WECOM_APP_BASE_URL: 'https://wecom.example.com',
    };
    const host = new WecomHost({ apps: [appA], environment, logger: recordingLogger() });
    const config = host.apps.get('a')?.config;
    assert.deepEqual(
      [config?.corpId, config?.secret, config?.agentId, config?.path, config?.replyDeadline, config?.failureLimit],
      [SETTINGS.corpId, undefined, 1, '/a', 1234, 7],
    );
    assert.deepEqual(
      [host.config.host, host.config.port, host.config.baseUrl],
      ['127.0.0.1', 0, 'https://wecom.example.com'],
    );
    await host.close();
  });

  it('names an app by its corp and agent when nobody does', async () => {
    const { name, ...nameless } = appA;
    const { host } = await world.start({ apps: [nameless] });
    assert.deepEqual([name, ...host.apps.keys()], ['a', `${SETTINGS.corpId}-1`]);
  });
});
