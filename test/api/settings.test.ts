import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { GroupRobot, WecomClient, type WecomClientOptions } from '../../src/api/index.js';
import { resolveClientSettings } from '../../src/api/settings/index.js';
import { ConfigError } from '../../src/errors/index.js';
import { rejection } from './rejection.js';

const SECRET = 'app-secret-0123456789abcdef';
const ENVIRONMENT = {
  WECOM_APP_CORP_ID: 'ww0123456789abcdef',
  WECOM_APP_SECRET: SECRET,
  WECOM_APP_AGENT_ID: '1000002',
  WECOM_APP_API_BASE: 'https://wecom.example:8443/',
};

/** The options found wrong. */
function problems(make: () => unknown): readonly string[] {
  try {
    make();
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    assert.doesNotMatch(error.message, /hunter2|leaked-secret/);
    return error.problems.map(({ option }) => option);
  }
  return [];
}

test('settings come from the environment, options win', () => {
  const settings = resolveClientSettings({ environment: ENVIRONMENT });
  assert.equal(settings.corpId, 'ww0123456789abcdef');
  assert.equal(settings.secret, SECRET);
  assert.equal(settings.agentId, 1000002);
  assert.equal(settings.apiBase, 'https://wecom.example:8443');
  assert.equal(settings.oauthBase, 'https://open.weixin.qq.com');
  const { agentId, apiBase } = resolveClientSettings({
    environment: ENVIRONMENT,
    agentId: 1000003,
    apiBase: 'http://127.0.0.1:9999',
  });
  assert.deepEqual([agentId, apiBase], [1000003, 'http://127.0.0.1:9999']);
});

test('the real server is the default', () => {
  const settings = resolveClientSettings({ corpId: 'ww0', secret: SECRET, environment: {} });
  assert.equal(settings.apiBase, 'https://qyapi.weixin.qq.com');
  assert.equal(settings.agentId, undefined);
});

test('all problems are told at once', () => {
  assert.deepEqual(
    problems(() => new WecomClient({ environment: {} })),
    ['corpId', 'secret'],
  );
  assert.deepEqual(
    problems(() => new WecomClient({ environment: {}, tokenProvider: async () => ({ accessToken: 'x' }) })),
    ['corpId'],
  );
  const wrong: WecomClientOptions = {
    corpId: 'ww 0',
    secret: 'leaked-secret 中',
    agentId: 1.5,
    apiBase: 'https://wecom.example/cgi-bin?access_token=leaked-secret',
    httpsProxy: 'socks5://user:hunter2@proxy.example',
    oauthBase: 'open.weixin.qq.com',
    loginBase: 'https://user:hunter2@login.example',
    timeout: 0,
    maxWait: -1,
    maxConcurrent: 0,
    accountLimit: 0,
    duplicateCheckInterval: 14_401,
    environment: { WECOM_APP_LOG_LEVEL: 'loud' },
  };
  assert.deepEqual(
    problems(() => new WecomClient(wrong)).toSorted(),
    Object.keys(wrong)
      .map((option) => (option === 'environment' ? 'logger' : option))
      .toSorted(),
  );
});

test('a message names the option, the variable and the fix', () => {
  const make = () =>
    new WecomClient({ environment: { ...ENVIRONMENT, WECOM_APP_API_BASE: 'https://a.example/cgi-bin' } });
  assert.throws(make, /apiBase \(environment variable WECOM_APP_API_BASE\): must end after host and port; remove what/);
});

test('a call that needs the agent id says so when there is none', async (t) => {
  const api = new WecomClient({ corpId: 'ww0', secret: SECRET, environment: {} });
  t.after(() => api.close());
  const error = await rejection(api.send.text('lisi', 'Hello'), ConfigError);
  assert.match(
    error.message,
    /agentId \(environment variable WECOM_APP_AGENT_ID\): is missing, and message\/send needs it/,
  );
  assert.throws(() => api.oauth.authorizeUrl({ redirectUri: 'https://a.example' }), /oauth.authorizeUrl needs it/);
});

test('a robot takes a key or its webhook URL', () => {
  assert.deepEqual(
    problems(() => new GroupRobot({ environment: {} })),
    ['key'],
  );
  for (const key of ['not a key', 'https://a.example/webhook/send', 'https://a.example/send?key=a%20b']) {
    assert.deepEqual(
      problems(() => new GroupRobot({ key, environment: {} })),
      ['key'],
    );
  }
  new GroupRobot({ environment: { WECOM_ROBOT_KEY: '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa' } });
});

test('nothing that is printed of a client holds its secret', () => {
  const api = new WecomClient({ environment: ENVIRONMENT });
  assert.doesNotMatch(inspect(api, { depth: 10, showHidden: true }), new RegExp(SECRET));
  assert.doesNotMatch(JSON.stringify(api), new RegExp(SECRET));
  const robot = new GroupRobot({ key: 'robot-key-0123456789', environment: {} });
  assert.doesNotMatch(inspect(robot, { depth: 10, showHidden: true }), /robot-key-0123456789/);
});

test('a proxy whose credentials cannot be decoded is a problem of its setting, which is not repeated', () => {
  const make = (httpsProxy: string) => new WecomClient({ environment: ENVIRONMENT, httpsProxy });
  for (const credentials of ['user:p%zzhunter2', 'user%:hunter2']) {
    assert.deepEqual(
      problems(() => make(`http://${credentials}@proxy.example:3128`)),
      ['httpsProxy'],
    );
  }
  assert.throws(() => make('http://user:50%@proxy.example'), /httpsProxy .*write it as %25/);
  make('http://user:50%25@proxy.example:3128');
});

test('a number given as a text is told apart from one written wrong', () => {
  const agentId = '1000002' as never;
  assert.throws(() => new WecomClient({ environment: ENVIRONMENT, agentId }), /must be a number, not a text/);
  const environment = { ...ENVIRONMENT, WECOM_APP_AGENT_ID: '1000002a' };
  assert.throws(() => new WecomClient({ environment }), /must be a number written in digits/);
});
