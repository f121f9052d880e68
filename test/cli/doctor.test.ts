import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Finding } from '../../src/cli/doctor/index.js';
import { AppUnderTest } from './app-under-test.js';
import { runCli, runProgram } from './run-cli.js';
import { serve } from './serve.js';

let target: AppUnderTest;
before(async () => {
  target = await AppUnderTest.start();
});
after(() => target.close());

async function findings(change: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const environment = { ...target.environment, ...change };
  const { code, stdout } = await runCli(['doctor', '--json', ...args], { environment });
  const found: { ok: boolean; findings: Finding[] } = JSON.parse(stdout);
  assert.equal(found.ok, code === 0);
  return { code, of: (check: string) => found.findings.filter((finding) => finding.check === check) };
}

describe('doctor', () => {
  it('finds nothing wrong with a good app', async () => {
    const { code, stdout, stderr } = await runProgram(['doctor', '--url', target.url], target);
    assert.deepEqual([code, stderr], [0, '']);
    const checks = stdout.trim().split('\n');
    assert.deepEqual(
      checks.map((line) =>
        /^(ok|warn|fail) +((?:[A-Za-z]+ )+) /
          .exec(line)
          ?.slice(1)
          .map((part) => part.trim()),
      ),
      ['settings', 'network', 'clock', 'access token', 'trusted IP', 'app', 'callback URL'].map((name) => ['ok', name]),
    );
    assert.ok(!stdout.includes(target.registered.secret));
  });

  it('names every setting that is malformed, and asks nobody with them', async () => {
    const before = target.wecom.calls.length;
    const { code, of } = await findings({
      WECOM_APP_AES_KEY: 'short',
      WECOM_APP_AGENT_ID: 'x',
      WECOM_APP_HTTPS_PROXY: 'y',
    });
    assert.equal(code, 1);
    const failed = of('settings').filter(({ status }) => status === 'fail');
    assert.deepEqual(
      failed.map(({ message }) => message.split(' ')[0]),
      ['WECOM_APP_AES_KEY', 'WECOM_APP_AGENT_ID', 'WECOM_APP_HTTPS_PROXY'],
    );
    assert.deepEqual(of('access token'), []);
    assert.ok(target.wecom.calls.length <= before + 1);
  });

  it('only warns when an app cannot call the server API', async () => {
    const { code, of } = await findings({ WECOM_APP_SECRET: '', WECOM_APP_AGENT_ID: '' });
    assert.equal(code, 0);
    const warnings = of('settings').filter(({ status }) => status === 'warn');
    assert.deepEqual(
      warnings.map(({ message }) => message.split(' ')[0]),
      ['WECOM_APP_SECRET', 'WECOM_APP_AGENT_ID'],
    );
    assert.deepEqual(of('access token'), []);
  });

  it('finds the agentId that belongs to the secret', async () => {
    const { code, of } = await findings({ WECOM_APP_AGENT_ID: '' });
    assert.equal(code, 0);
    assert.equal(of('app')[0]?.fix, `Set WECOM_APP_AGENT_ID=${target.registered.agentId}.`);
  });

  it('finds a wrong secret, and an agentId of another app', async () => {
    const secret = await findings({ WECOM_APP_SECRET: 'not-the-secret' });
    assert.equal(secret.code, 1);
    assert.match(secret.of('access token')[0]?.message ?? '', /40001/);
    assert.match(secret.of('access token')[0]?.fix ?? '', /secret/);
    const agent = await findings({ WECOM_APP_AGENT_ID: '1000077' });
    assert.deepEqual([agent.code, agent.of('trusted IP')], [1, []]);
    assert.match(agent.of('app')[0]?.message ?? '', /301002/);
  });

  it('finds a disabled app', async () => {
    target.registered.enabled = false;
    const { code, of } = await findings({});
    target.registered.enabled = true;
    assert.deepEqual([code, of('access token')[0]?.status], [1, 'fail']);
  });

  it('finds an untrusted IP, and shows it', async () => {
    target.registered.trustedIps = ['203.0.113.5'];
    const { code, of } = await findings({});
    target.registered.trustedIps = undefined;
    assert.deepEqual([code, of('app')], [1, []]);
    const [finding] = of('trusted IP');
    assert.equal(finding?.status, 'fail');
    assert.match(finding?.message ?? '', /60020.*127\.0\.0\.1/);
    assert.match(finding?.fix ?? '', /企业可信IP/);
  });

  it('finds a callback URL that the console would not save', async () => {
    const { code, of } = await findings({}, '--url', `${target.url}/elsewhere`);
    assert.deepEqual([code, of('callback URL')[0]?.status], [1, 'fail']);
  });

  it('finds a server API that cannot be reached', async () => {
    const { code, of } = await findings({ WECOM_APP_API_BASE: 'http://127.0.0.1:9' });
    assert.deepEqual([code, of('clock'), of('access token')], [1, [], []]);
    assert.match(of('network')[0]?.message ?? '', /^http:\/\/127\.0\.0\.1:9 cannot be reached \(ECONNREFUSED\)$/);
    assert.match(of('network')[0]?.fix ?? '', /DNS/);
  });

  it('finds something else in place of the server API, and a clock that is off', async () => {
    const strange = await serve((_request, response) => {
      response.sendDate = false;
      response.end('<html>Log in</html>');
    });
    const page = await findings({ WECOM_APP_API_BASE: strange.origin });
    strange.close();
    assert.deepEqual([page.code, page.of('network')[0]?.status, page.of('clock')[0]?.status], [1, 'fail', 'warn']);

    for (const [drift, status, words] of [
      [-60, 'warn', /60 s ahead of WeCom's/],
      [3600, 'fail', /3600 s behind WeCom's/],
    ] as const) {
      const other = await serve((_request, response) => {
        response.setHeader('Date', new Date(Date.now() + drift * 1000).toUTCString());
        response.end('{"errcode":41002}');
      });
      const clock = await findings({ WECOM_APP_API_BASE: other.origin, WECOM_APP_SECRET: '' });
      other.close();
      assert.equal(clock.of('clock')[0]?.status, status);
      assert.match(
        (clock.of('clock')[0]?.message ?? '').replace(/\b(?:59|61) s/, '60 s').replace(/3599|3601/, '3600'),
        words,
      );
    }
  });
});
