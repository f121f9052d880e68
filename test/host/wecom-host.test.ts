import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { generateApiKey } from '../../src/gateway/keys/index.js';
import { type AppHandlers, type HostedAppOptions, registerAppType, WecomHost } from '../../src/host/index.js';
import { ConfigError, OnText, openStore, type TextMessage, WecomApp, WecomHandlers } from '../../src/index.js';
import { SETTINGS } from '../helpers/callbacks.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { HostWorld, keysOf, replyTo, settingsOf } from './host-world.js';

const world = new HostWorld();
after(() => world.close());

const [A, B] = [keysOf('TokenOfA'), keysOf('TokenOfB')];
const says = (text: string) => (app: WecomApp) => void app.onText(() => text);
const appA: HostedAppOptions = { ...A, name: 'a', agentId: 1, path: '/a', handlers: says('I am a') };
const appB: HostedAppOptions = { ...B, name: 'b', agentId: 2, path: '/b', handlers: says('I am b') };

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

  it('answers health for itself and for each app, unless a route does', async () => {
    const { host, origin } = await world.start({ apps: [appA, { ...appB, name: '报销' }] });
    assert.equal(await (await fetch(`${origin}/healthz`)).text(), 'ok');
    const ready = await fetch(`${origin}/readyz`);
    const { checks } = (await ready.json()) as { checks: object };
    assert.deepEqual([ready.status, Object.keys(checks).sort()], [200, ['app a', 'app 报销', 'store']]);
    const ofApp = await fetch(`${origin}/readyz/${encodeURIComponent('报销')}`);
    assert.deepEqual([ofApp.status, ((await ofApp.json()) as { ready: boolean }).ready], [200, true]);
    for (const path of ['/readyz/gone', '/readyz/%zz', '/readyz/'])
      assert.equal((await fetch(origin + path)).status, 404);
    assert.equal((await fetch(`${origin}/readyz/a`, { method: 'POST' })).status, 405);
    host.remove('a');
    assert.equal((await fetch(`${origin}/readyz/a`)).status, 404);
    host.express.get('/healthz', (_request, response) => void response.send('mine'));
    assert.equal(await (await fetch(`${origin}/healthz`)).text(), 'mine');
  });

  it('serves routes of its own and of its apps, which come and go with them', async () => {
    const withRoute = (text: string) => (app: WecomApp) => {
      app.express.get('/who', (_request, response) => void response.send(text));
    };
    const { host, origin, lines } = await world.start({ apps: [appA, { ...appB, handlers: withRoute('b') }] });
    const get = async (path: string) => {
      const response = await fetch(origin + path);
      return `${response.status} ${await response.text()}`;
    };
    assert.equal(await get('/who'), '200 b');
    host.express.get('/who', (_request, response) => void response.send('host'));
    host.express.get('/fail', () => {
      throw new Error('boom');
    });
    assert.equal(await get('/who'), '200 b');
    host.set('b', { ...appB, handlers: withRoute('new b') });
    assert.equal(await get('/who'), '200 new b');
    host.remove('b');
    assert.equal(await get('/who'), '200 host');
    assert.equal(await get('/fail'), '500 internal error');
    assert.equal(lines.filter(({ level }) => level === 'error').length, 1);
    assert.equal(await replyTo(`${origin}/a`, 'x', A), 'I am a');
  });

  it('lets programs push by its apps, those that come later too, behind the keys of the moment', async () => {
    const wecom = await world.emulator();
    const { key, hash } = generateApiKey();
    const apps = [{ ...settingsOf(wecom.createApp()), name: 'first', path: '/first' }];
    const second = { ...settingsOf(wecom.createApp()), name: 'second', path: '/second' };
    const { host, origin, lines } = await world.start({ apps, pushPath: '/push', apiKeys: [{ name: 'ci', hash }] });
    assert.equal(lines.find(({ pushUrl }) => pushUrl !== undefined)?.pushUrl, `${origin}/push`);
    const push = async (app: string, text: string) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const body = JSON.stringify({ toUser: 'ZhangSan', text });
      return (await fetch(`${origin}/push/${app}`, { method: 'POST', headers, body })).status;
    };
    assert.equal(await push('second', 'too early'), 404);
    host.set('second', second);
    assert.equal(await push('second', 'built'), 202);
    await wecom.expectReply('built');
    assert.equal(wecom.sent.at(-1)?.agentId, second.agentId);
    host.update([...apps, second], []);
    assert.equal(await push('second', 'x'), 202, 'without keys this machine is served');
    host.update([...apps, second], [{ name: 'other', hash: 'a'.repeat(64) }]);
    assert.equal(await push('second', 'x'), 401);
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

  it('shows metrics of each app by the label app', async () => {
    const { origin, lines } = await world.start({ apps: [appA, appB], metricsPort: 0 });
    await replyTo(`${origin}/a`, 'x', A);
    await replyTo(`${origin}/b`, 'x', A);
    const url = lines.find(({ metricsUrl }) => metricsUrl !== undefined)?.metricsUrl;
    const text = await (await fetch(String(url))).text();
    assert.match(text, /^wecom_callbacks_total\{app="a",msg_type="text",outcome="replied"\} 1$/m);
    assert.match(text, /^wecom_callbacks_total\{app="b",msg_type="\w+",outcome="refused"\} 1$/m);
    assert.match(text, /^wecom_outbox_jobs\{app="b"\} 0$/m);
    const ready = await fetch(new URL('/readyz', String(url)));
    assert.equal(ready.status, 200);
  });

  it('lets observers and tracers of the host and of the app hear', async () => {
    const heard: string[] = [];
    const hear = (who: string) => ({ callback: () => void heard.push(who) });
    const { origin } = await world.start({ apps: [{ ...appA, observer: hear('a') }, appB], observer: hear('host') });
    await replyTo(`${origin}/a`, 'x', A);
    await replyTo(`${origin}/b`, 'x', B);
    assert.deepEqual(heard, ['a', 'host', 'host']);
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

  it('is closed once, for good', async () => {
    const { host, server, origin } = await world.start({ apps: [appA] });
    await assert.rejects(host.listen(), /listens already/);
    let closed = 0;
    const count = (): void => {
      closed += 1;
    };
    await Promise.all([host.close().then(count), host.close().then(count), server.close().then(count)]);
    assert.equal(closed, 3);
    await assert.rejects(fetch(origin));
    await assert.rejects(host.listen(), /has been closed/);
    assert.throws(() => host.set('b', appB), /the host is closed/);
    assert.throws(() => host.remove('a'), /the host is closed/);
  });

  it('says that its port is taken, and has then opened nothing', async () => {
    const { origin } = await world.start({ apps: [appA] });
    const port = Number(new URL(origin).port);
    const host = new WecomHost({
      apps: [appB],
      host: '127.0.0.1',
      port,
      metricsPort: 0,
      environment: {},
      logger: recordingLogger(),
    });
    await assert.rejects(host.listen(), (error) => error instanceof ConfigError && /in use/.test(error.message));
    await host.close();
  });

  it('serves no app that is told to listen by itself', async () => {
    const { host } = await world.start({ apps: [appA] });
    const app = host.apps.get('a');
    assert.ok(app instanceof WecomApp);
    await assert.rejects(app.listen(), /"a" is served by its host; leave app\.listen\(\) out/);
  });

  it('ends by a signal as an app does', async () => {
    const { host } = await world.start({ apps: [appA] });
    await host.close();
    const before = process.listenerCount('SIGTERM');
    const other = new WecomHost({
      apps: [appA],
      host: '127.0.0.1',
      port: 0,
      environment: {},
      logger: recordingLogger(),
    });
    await other.listen();
    assert.equal(process.listenerCount('SIGTERM'), before + 1);
    await other.close();
    assert.equal(process.listenerCount('SIGTERM'), before);
  });
});

describe('what is wrong with the settings of a host', () => {
  const problemsOf = (options: ConstructorParameters<typeof WecomHost>[0]): string[] => {
    try {
      new WecomHost({ environment: {}, logger: recordingLogger(), ...options });
    } catch (error) {
      if (error instanceof ConfigError) return error.problems.map(({ option, message }) => `${option}: ${message}`);
      throw error;
    }
    return [];
  };

  it('is said at once, with the place of each', () => {
    const problems = problemsOf({
      port: 70_000,
      baseUrl: 'wecom.example.com',
      store: 'mysql://x',
      trustProxy: 'everybody',
      apiKeys: [{ name: 'x', hash: 'short' }],
      apps: [
        { name: 'a b', corpId: '企业', path: 'cb', handlers: says('x') },
        { ...B, type: 'unheard-of', handlers: says('x'), textSenderPath: 'send' },
      ],
    });
    const places = problems.map((problem) => problem.split(':', 1)[0]);
    assert.deepEqual(places, [
      'port',
      'store',
      'baseUrl',
      'trustProxy',
      'apiKeys[0].hash',
      'apps[0].name',
      'apps[0].corpId',
      'apps[0].token',
      'apps[0].encodingAESKey',
      'apps[0].path',
      'apps[1].type',
      'apps[1].type',
      'apps[1].textSenderPath',
    ]);
    assert.match(problems.join('\n'), /apps\[1\]\.type: is no type that is registered; there are echo/);
  });

  it('names the variable of what the environment has, and none for what an app must be given', () => {
    const environment = { WECOM_APP_PORT: 'x', WECOM_APP_REPLY_DEADLINE: 'soon' };
    try {
      new WecomHost({ environment, logger: recordingLogger(), apps: [{ name: 'a' }] });
      assert.fail();
    } catch (error) {
      assert.ok(error instanceof ConfigError);
      assert.deepEqual(
        error.problems.map(({ option, variable }) => [option, variable]),
        [
          ['port', 'WECOM_APP_PORT'],
          ['apps[0].corpId', undefined],
          ['apps[0].token', undefined],
          ['apps[0].encodingAESKey', undefined],
          ['apps[0].replyDeadline', 'WECOM_APP_REPLY_DEADLINE'],
        ],
      );
    }
  });

  it('is that two apps share a path and a token, named both', () => {
    const path = '/cb';
    const twice = problemsOf({
      apps: [
        { ...appA, path },
        { ...appB, path, token: A.token },
      ],
    });
    assert.equal(twice.length, 1);
    assert.match(twice[0] ?? '', /^apps\[1\]\.token: "a" and "b" share the path \/cb and a token/);
    const previous = problemsOf({
      apps: [
        { ...appA, path, previousToken: B.token },
        { ...appB, path },
      ],
    });
    assert.match(previous[0] ?? '', /"a" and "b" share the path/);
    const slash = problemsOf({
      apps: [
        { ...appA, path: '/cb/' },
        { ...appB, path, token: A.token },
      ],
    });
    assert.equal(slash.length, 1);
    assert.deepEqual(
      problemsOf({
        apps: [
          { ...appA, path },
          { ...appB, path },
        ],
      }),
      [],
    );
    assert.deepEqual(problemsOf({ apps: [appA, { ...appB, token: A.token }] }), []);
  });

  it('is that two apps are one, or have one name or one sender', () => {
    assert.match(
      problemsOf({ apps: [appA, { ...appB, name: 'a' }] })[0] ?? '',
      /^apps\[1\]\.name: "a" is the name of an/,
    );
    assert.match(problemsOf({ apps: [appA, { ...appB, agentId: 1 }] })[0] ?? '', /"a" and "b" are the same app/);
    const both = problemsOf({
      apps: [
        { ...appA, textSenderPath: '/s' },
        { ...appB, textSenderPath: '/s' },
      ],
    });
    assert.deepEqual(both, ['apps[1].textSenderPath: is that of "a" as well']);
    assert.match(
      problemsOf({ apps: [{ ...appA, textSenderPath: '/b' }, appB] })[0] ?? '',
      /that of "a" is the callback path of "b"/,
    );
    assert.match(
      problemsOf({ apps: [appA, { ...appB, textSenderPath: '/a' }] })[0] ?? '',
      /that of "b" is the callback path of "a"/,
    );
    assert.match(problemsOf({ apps: [{ ...appA, textSenderPath: '/a' }] })[0] ?? '', /callback path of the same app/);
  });

  it('is that handlers cannot be registered, told with the app', () => {
    const of = (handlers: AppHandlers) => problemsOf({ apps: [appB, { ...appA, handlers }] })[0] ?? '';
    assert.match(of(class Empty {}), /^apps\[1\]\.register: Empty has no decorated method/);
    assert.match(
      of(async () => undefined),
      /^apps\[1\]\.handlers: must not be asynchronous/,
    );
    assert.match(
      of(async () => Promise.reject(new Error('late'))),
      /^apps\[1\]\.handlers: must not be asynchronous/,
    );
    const throwing = () => {
      throw new TypeError('no such thing');
    };
    assert.match(of(throwing), /^apps\[1\]\.handlers: threw: no such thing$/);
    assert.match(of([]), /^$/);
  });

  it('is that a type has the name of a file', () => {
    assert.throws(() => registerAppType('./orders.js', () => undefined), ConfigError);
  });
});
