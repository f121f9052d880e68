import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { CallbackCrypto, writeEnvelope } from '../../src/crypto/index.js';
import { callbackOf, encryptText, SETTINGS, signatureOf, textXml } from '../helpers/callbacks.js';
import { runCli } from './run-cli.js';

const environment = {
  WECOM_APP_CORP_ID: SETTINGS.corpId,
  WECOM_APP_TOKEN: SETTINGS.token,
  WECOM_APP_AES_KEY: SETTINGS.encodingAESKey,
};
const OTHER_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const xml = textXml('hello');
const { query, body } = callbackOf(xml);
const signed = `${new URLSearchParams(query)}`;

const folder = mkdtempSync(join(tmpdir(), 'decrypt-'));
after(() => rmSync(folder, { recursive: true }));

describe('decrypt', () => {
  it('shows a callback: body as an argument, in a file, or piped in; query alone or in a URL', async () => {
    writeFileSync(join(folder, 'body.xml'), body);
    const ways = [
      runCli(['decrypt', body, '--query', signed], { environment }),
      runCli(['decrypt', '--file', 'body.xml', '-q', `/wecom_app_cb?${signed}`], { environment, folder }),
      runCli(['decrypt', '-q', `https://wecom.example.com/cb?${signed}`], { environment, input: body }),
      runCli(['decrypt', '-', '-q', signed], { environment, input: body }),
    ];
    for (const result of await Promise.all(ways)) assert.deepEqual(result, { code: 0, stdout: `${xml}\n`, stderr: '' });
  });

  it('shows the echo of a URL verification, which has no body', async () => {
    const echostr = encryptText('1616140317555161061', SETTINGS);
    const msg_signature = signatureOf(SETTINGS.token, '1767225600', '7', echostr);
    const verification = new URLSearchParams({ msg_signature, timestamp: '1767225600', nonce: '7', echostr });
    const { code, stdout } = await runCli(['decrypt', '-q', `${verification}`], { environment });
    assert.deepEqual([code, stdout], [0, '1616140317555161061\n']);
  });

  it('shows a passive reply, which has its signature inside', async () => {
    const crypto = new CallbackCrypto({ ...SETTINGS, receiveId: SETTINGS.corpId });
    const reply = writeEnvelope(crypto.seal('<xml>reply</xml>', '1767225600'));
    const right = await runCli(['decrypt', reply], { environment });
    assert.deepEqual(right, { code: 0, stdout: '<xml>reply</xml>\n', stderr: '' });
    const wrong = await runCli(['decrypt', reply], { environment: { ...environment, WECOM_APP_TOKEN: 'xyzzy' } });
    assert.equal(wrong.code, 1);
    assert.match(wrong.stderr, /WECOM_APP_TOKEN is wrong/);
  });

  it('opens a ciphertext without a query, and says that the token was not checked', async () => {
    const { code, stdout, stderr } = await runCli(['decrypt', encryptText(xml, SETTINGS)], { environment });
    assert.deepEqual([code, stdout], [0, `${xml}\n`]);
    assert.match(stderr, /the token was not checked/);
  });

  it('needs no more than the key', async () => {
    const { code, stdout, stderr } = await runCli(['decrypt', body, '-q', signed], {
      environment: { WECOM_APP_AES_KEY: SETTINGS.encodingAESKey },
    });
    assert.deepEqual([code, stdout], [0, `${xml}\n`]);
    assert.match(stderr, /corpId was not checked.* ww1436e0e65a779aee/);
  });

  const cases = [
    ['the token', { WECOM_APP_TOKEN: 'xyzzy' }, { token: 'wrong', encodingAESKey: 'right', corpId: 'right' }],
    ['the key', { WECOM_APP_AES_KEY: OTHER_KEY }, { token: 'right', encodingAESKey: 'wrong', corpId: 'unknown' }],
    ['the corpId', { WECOM_APP_CORP_ID: 'ww2' }, { token: 'right', encodingAESKey: 'right', corpId: 'wrong' }],
    [
      'token and key',
      { WECOM_APP_TOKEN: 'xyzzy', WECOM_APP_AES_KEY: OTHER_KEY },
      { token: 'wrong', encodingAESKey: 'unknown', corpId: 'unknown' },
    ],
    [
      'token and corpId',
      { WECOM_APP_TOKEN: 'xyzzy', WECOM_APP_CORP_ID: 'ww2' },
      { token: 'wrong', encodingAESKey: 'right', corpId: 'wrong' },
    ],
  ] as const;
  for (const [what, change, verdicts] of cases) {
    it(`finds out that ${what} does not fit`, async () => {
      const options = { environment: { ...environment, ...change } };
      const { code, stdout, stderr } = await runCli(['decrypt', body, '-q', signed, '--json'], options);
      assert.equal(code, 1);
      const { ok, token, encodingAESKey, corpId, problem } = JSON.parse(stdout);
      assert.deepEqual({ ok, token, encodingAESKey, corpId }, { ok: false, ...verdicts });
      assert.equal(stderr, '');
      const told = await runCli(['decrypt', body, '-q', signed], options);
      assert.deepEqual([told.code, told.stderr], [1, `error: ${problem}\n`]);
      for (const [name, value] of Object.entries(change)) {
        assert.ok(problem.includes(name), `${problem} does not name ${name}`);
        assert.ok(!problem.includes(value), `${problem} shows ${name}`);
      }
    });
  }

  it('says when it is the ciphertext that is damaged, or may be', async () => {
    const cut = encryptText(xml, SETTINGS).slice(0, -8);
    const { code, stdout, stderr } = await runCli(['decrypt', cut], { environment });
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /the ciphertext was cut or changed/);
  });

  it('refuses what is no callback', async () => {
    const refused = [
      ['{"encrypt": "…"}', signed, 1, /the body is JSON/],
      ['', signed, 1, /the body is empty/],
      ['<xml></xml>', undefined, 1, /no Encrypt/],
      [body, 'timestamp=1', 1, /missing query parameter: msg_signature/],
      [body, `${signed}&nonce=2`, 1, /repeated query parameter: nonce/],
    ] as const;
    for (const [given, queryText, code, problem] of refused) {
      const args = ['decrypt', ...(queryText === undefined ? [] : ['-q', queryText])];
      const result = await runCli(args, { environment, input: given });
      assert.equal(result.code, code);
      assert.match(result.stderr, problem);
    }
  });

  it('ends with 2 when body or key is missing', async () => {
    const nothing = await runCli(['decrypt', '-q', signed], { environment });
    assert.equal(nothing.code, 2);
    assert.match(nothing.stderr, /give the body as an argument/);
    const both = await runCli(['decrypt', body, '--file', 'x'], { environment });
    assert.equal(both.code, 2);
    const noFile = await runCli(['decrypt', '--file', 'nowhere.xml'], { environment });
    assert.deepEqual(
      [noFile.code, noFile.stderr],
      [2, 'error: --file: nowhere.xml cannot be read: there is no such file\n'],
    );
    const noKey = await runCli(['decrypt', body], {});
    assert.equal(noKey.code, 2);
    assert.match(noKey.stderr, /WECOM_APP_AES_KEY\): is missing/);
  });

  it('reads .env of its folder, below the environment', async () => {
    const lines = Object.entries({ ...environment, WECOM_APP_TOKEN: 'xyzzy' }).map((pair) => pair.join('='));
    writeFileSync(join(folder, '.env'), lines.join('\n'));
    assert.equal((await runCli(['decrypt', body, '-q', signed], { folder })).code, 1);
    const better = { folder, environment: { WECOM_APP_TOKEN: SETTINGS.token } };
    assert.equal((await runCli(['decrypt', body, '-q', signed], better)).code, 0);
    writeFileSync(join(folder, 'live.env'), lines.join('\n').replace('xyzzy', SETTINGS.token));
    assert.equal((await runCli(['decrypt', body, '-q', signed, '--env', 'live.env'], { folder })).code, 0);
  });
});
