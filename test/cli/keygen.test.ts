import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { generateKeys } from '../../src/cli/generate-keys.js';
import { encodingAESKeyProblem } from '../../src/crypto/index.js';
import { ApiKeys } from '../../src/gateway/keys/index.js';
import { resolveAppConfig } from '../../src/options/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { runCli } from './run-cli.js';

describe('keygen', () => {
  it('prints lines for .env that the app accepts', async () => {
    const { code, stdout, stderr } = await runCli(['keygen']);
    assert.deepEqual([code, stderr], [0, '']);
    const environment = Object.fromEntries(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split('=')),
    );
    assert.deepEqual(Object.keys(environment), ['WECOM_APP_TOKEN', 'WECOM_APP_AES_KEY']);
    const options = { environment, corpId: 'ww1436e0e65a779aee', logger: recordingLogger() };
    assert.equal(resolveAppConfig(options).token, environment.WECOM_APP_TOKEN);
  });

  it('tells a person where to enter them, apart from the result', async () => {
    const { stdout, stderr } = await runCli(['keygen'], { isTerminal: true });
    assert.equal(stdout.trim().split('\n').length, 2);
    assert.match(stderr, /设置API接收/);
  });

  it('prints JSON', async () => {
    const { stdout } = await runCli(['keygen', '--json']);
    assert.deepEqual(Object.keys(JSON.parse(stdout)), ['token', 'encodingAESKey']);
  });

  it('makes an API key, of which the server needs the hash only', async () => {
    const { code, stdout, stderr } = await runCli(['keygen', '--api']);
    assert.deepEqual([code, stderr], [0, '']);
    const [, key = '', hash = ''] = /^key: {2}(wak_\S{43})\nhash: ([0-9a-f]{64})\n$/.exec(stdout) ?? [];
    assert.equal(createHash('sha256').update(key).digest('hex'), hash);
    assert.equal(new ApiKeys([{ name: 'caller', hash }]).authenticate(key)?.name, 'caller');
    assert.match((await runCli(['keygen', '--api'], { isTerminal: true })).stderr, /WECOM_APP_API_KEYS=NAME:HASH/);
    const json = await runCli(['keygen', '--api', '--json']);
    assert.deepEqual(Object.keys(JSON.parse(json.stdout)), ['key', 'hash']);
  });

  it('makes others each time, of letters and digits, whose key is whole bytes for strict decoders', () => {
    const pairs = Array.from({ length: 200 }, generateKeys);
    assert.equal(new Set(pairs.flatMap(({ token, encodingAESKey }) => [token, encodingAESKey])).size, 400);
    for (const { token, encodingAESKey } of pairs) {
      assert.match(token, /^[A-Za-z0-9]{32}$/);
      assert.equal(encodingAESKeyProblem(encodingAESKey), undefined);
      assert.equal(Buffer.from(`${encodingAESKey}=`, 'base64').toString('base64'), `${encodingAESKey}=`);
    }
  });
});
