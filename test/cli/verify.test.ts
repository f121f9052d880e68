import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AppUnderTest } from './app-under-test.js';
import { runCli, runProgram } from './run-cli.js';

let target: AppUnderTest;
before(async () => {
  target = await AppUnderTest.start();
});
after(() => target.close());

describe('verify', () => {
  it('accepts a good URL, and finds that of the app on this machine by itself', async () => {
    const { environment, url } = target;
    const given = await runProgram(['verify', url], { environment });
    assert.equal(given.code, 0);
    assert.match(given.stdout, new RegExp(`^ok ${url} answered rightly, in \\d+ ms\n$`));
    const found = await runCli(['verify', '--json'], { environment: { ...environment, WECOM_APP_HOST: '0.0.0.0' } });
    const { ok, code, url: shown } = JSON.parse(found.stdout);
    assert.deepEqual([found.code, ok, code, shown], [0, true, 'ok', url]);
  });

  const wrong = [
    ['wrong_token', { WECOM_APP_TOKEN: 'xyzzy' }],
    ['wrong_key', { WECOM_APP_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' }],
    ['wrong_corp_id', { WECOM_APP_CORP_ID: 'ww2' }],
    ['not_found', { WECOM_APP_PATH: '/elsewhere' }],
  ] as const;
  for (const [code, change] of wrong) {
    it(`says why a URL is refused: ${code}`, async () => {
      const environment = { ...target.environment, ...change };
      const result = await runCli(['verify'], { environment });
      assert.deepEqual([result.code, result.stderr], [1, '']);
      assert.match(result.stdout, new RegExp(`^${code} http.*\n.{20,}\n$`));
      const json = await runCli(['verify', '--json'], { environment });
      assert.deepEqual([json.code, JSON.parse(json.stdout).code], [1, code]);
    });
  }

  it('ends with 2 when the URL is none, or a setting is missing', async () => {
    const { environment } = target;
    const noUrl = await runCli(['verify', 'wecom.example.com/cb'], { environment });
    assert.equal(noUrl.code, 2);
    assert.match(noUrl.stderr, /is not a URL; it begins with http/);
    const noPort = await runCli(['verify'], { environment: { ...environment, WECOM_APP_PORT: '0' } });
    assert.deepEqual([noPort.code, noPort.stdout], [2, '']);
    const noSettings = await runCli(['verify']);
    assert.equal(noSettings.code, 2);
    for (const name of ['CORP_ID', 'TOKEN', 'AES_KEY'])
      assert.match(noSettings.stderr, new RegExp(`WECOM_APP_${name}`));
  });

  it('takes an IPv6 host for the URL', async () => {
    const environment = { ...target.environment, WECOM_APP_HOST: '::1', WECOM_APP_PORT: '9' };
    assert.match((await runCli(['verify'], { environment })).stdout, /http:\/\/\[::1\]:9\//);
  });
});
