import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WecomHost } from '../../src/host/index.js';
import { ConfigError, WecomApp } from '../../src/index.js';
import { nearestName } from '../../src/options/nearest-name.js';
import { SETTINGS } from '../helpers/callbacks.js';
import { recordingLogger } from '../helpers/recording-logger.js';

const logger = recordingLogger();

function problemsOf(make: () => unknown): readonly string[] {
  try {
    make();
  } catch (error) {
    assert.ok(error instanceof ConfigError, `${error}`);
    return error.problems.map(({ option, message }) => `${option} ${message}`);
  }
  return [];
}

const ofApp = (options: object): readonly string[] =>
  problemsOf(() => new WecomApp({ ...SETTINGS, logger, environment: {}, ...options }));
const ofHost = (options: object): readonly string[] =>
  problemsOf(() => new WecomHost({ logger, environment: {}, ...options }));

describe('an option that there is not', () => {
  it('is refused, with the one that was probably meant', () => {
    for (const [written, meant] of [
      ['replyDeadLine', 'replyDeadline'],
      ['encodingAesKey', 'encodingAESKey'],
      ['aesKey', 'encodingAESKey'],
      ['corp_id', 'corpId'],
      ['corpID', 'corpId'],
      ['onDeadlines', 'onDeadline'],
      ['baseApi', undefined],
      ['prot', 'port'],
      ['toString', undefined],
    ] as const) {
      const advice = meant === undefined ? 'check its spelling' : `did you mean ${meant}?`;
      assert.deepEqual(ofApp({ [written]: 'x' }), [`${written} is not known here; ${advice}`]);
    }
    assert.deepEqual(ofApp({ host: '127.0.0.1', prot: 1, port: 'x' }), [
      'prot is not known here; did you mean port?',
      'port must be a number, not a text',
    ]);
  });

  it('may be there without a value, as spread objects have it', () => {
    assert.deepEqual(ofApp({ replyDeadLine: undefined, secret: undefined, store: null }), []);
  });

  it('is named, but its value is not, and not one by one when there are very many', () => {
    const environment = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`VARIABLE_${index}`, 'hunter2']));
    const problems = ofApp(environment);
    assert.equal(problems.length, 5);
    assert.match(problems.at(-1) ?? '', /^VARIABLE_4 is not known here \(and so are 35 more\)/);
    assert.doesNotMatch(problems.join('\n'), /hunter2/);
  });

  it('of a host, of its apps and of its keys is told with its place', () => {
    const app = { ...SETTINGS, name: 'a', agentId: 1 };
    assert.deepEqual(
      ofHost({ metricPort: 9, apps: [app, { ...app, agentId: 2, name: 'b', path: '/b', hanlders: 1 }] }),
      [
        'metricPort is not known here; did you mean metricsPort?',
        'apps[1].hanlders is not known here; did you mean handlers?',
      ],
    );
    assert.deepEqual(ofHost({ apps: [{ ...app, maxConnections: 5 }] }), [
      'apps[0].maxConnections belongs to the host, once for all its apps',
    ]);
    const key = { name: 'ci', hash: 'a'.repeat(64), recipient: { users: ['lisi'] } };
    assert.deepEqual(ofHost({ apiKeys: [key] }), ['apiKeys[0].recipient is not known here; did you mean recipients?']);
    const host = new WecomHost({ logger, environment: {} });
    assert.match(problemsOf(() => host.update([], [key])).join(), /apiKeys\[0\]\.recipient/);
    assert.match(problemsOf(() => host.set('a', Object.assign({ tokn: 'x' }, app))).join(), /a\.tokn is not known/);
  });

  it('has no near one when it is like none', () => {
    assert.equal(nearestName('colour', ['port', 'path', 'token']), undefined);
    assert.equal(nearestName('a'.repeat(10_000), ['port']), undefined);
    assert.equal(nearestName('tokne', ['port', 'token']), 'token');
  });
});
