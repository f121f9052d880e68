import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WecomClient } from '../../src/api/index.js';
import { ConfigError } from '../../src/errors/index.js';
import { type WecomLoginOptions, wecomLogin } from '../../src/login/index.js';
import { resolveLoginSettings } from '../../src/login/login-settings.js';
import { COOKIE_SECRET } from './site.js';

const environment = {
  WECOM_APP_CORP_ID: 'ww0123456789abcdef',
  WECOM_APP_SECRET: 'app-secret',
  WECOM_APP_AGENT_ID: '1',
};
const api = new WecomClient({ environment });

function problems(options: Partial<WecomLoginOptions>): readonly (readonly [string, string])[] {
  try {
    wecomLogin({ api, environment: {}, ...options });
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems.map(({ option, message }) => [option, message]);
  }
  return [];
}

test('settings come from the environment, options win', () => {
  const all = {
    WECOM_APP_COOKIE_SECRET: `${COOKIE_SECRET}, ${COOKIE_SECRET.toUpperCase()}`,
    WECOM_APP_ORIGIN: 'https://app.example:443/',
  };
  const { cookieSecrets, origin } = resolveLoginSettings({ api, environment: all });
  assert.deepEqual([cookieSecrets, origin], [[COOKIE_SECRET, COOKIE_SECRET.toUpperCase()], 'https://app.example']);
  assert.equal(
    resolveLoginSettings({ api, environment: all, origin: 'http://127.0.0.1:80' }).origin,
    'http://127.0.0.1',
  );
});

test('every wrong setting is told at once, without the secret', () => {
  const wrong: Partial<WecomLoginOptions> = {
    cookieSecret: 'leaked-secret',
    origin: 'https://app.example/path',
    path: 'wecom-login/',
    cookieName: 'a b',
    signedOutPath: '//evil.example',
    sessionLifetime: 0,
    detailsTtl: -1,
    environment: { WECOM_APP_LOG_LEVEL: 'loud' },
  };
  const found = problems(wrong);
  assert.deepEqual(
    found.map(([option]) => option).sort(),
    Object.keys(wrong)
      .map((option) => (option === 'environment' ? 'logger' : option))
      .sort(),
  );
  assert.doesNotMatch(JSON.stringify(found), /leaked-secret/);
});

test('a secret must be there, and long', () => {
  const messages = (cookieSecret?: string | string[]) =>
    problems(cookieSecret === undefined ? {} : { cookieSecret }).map(([, message]) => message);
  assert.match(messages()[0] ?? '', /^is missing; make one with: openssl rand -base64 32$/);
  assert.match(messages('')[0] ?? '', /^is missing/);
  assert.match(messages([])[0] ?? '', /^is missing/);
  assert.match(messages('x'.repeat(31))[0] ?? '', /^must have 32 characters at least;/);
  assert.match(messages([COOKIE_SECRET, 'short'])[0] ?? '', /at least \(number 2 has 5\);/);
  assert.deepEqual(messages(COOKIE_SECRET), []);
});

test('a client without an agent id is told at once', () => {
  const { WECOM_APP_AGENT_ID: _none, ...rest } = environment;
  const [problem] = problems({ api: new WecomClient({ environment: rest }), cookieSecret: COOKIE_SECRET });
  assert.equal(problem?.[0], 'agentId');
});
