import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AppHandlers, registerAppType, WecomHost } from '../../src/host/index.js';
import { ConfigError } from '../../src/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { A, appA, appB, B, says } from './two-apps.js';

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
    for (const textSenderPath of ['/a', '/a/', '/A']) {
      const problems = problemsOf({ apps: [{ ...appA, textSenderPath }] });
      assert.match(problems[0] ?? '', /^apps\[0\]\.textSenderPath: is the callback path of the same app/);
      const other = problemsOf({ apps: [appA, { ...appB, textSenderPath }] });
      assert.match(other[0] ?? '', /that of "b" is the callback path of "a"/);
      const senders = [
        { ...appA, textSenderPath: `/send${textSenderPath}` },
        { ...appB, textSenderPath: '/send/a' },
      ];
      assert.deepEqual(problemsOf({ apps: senders }), ['apps[1].textSenderPath: is that of "a" as well']);
    }
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
